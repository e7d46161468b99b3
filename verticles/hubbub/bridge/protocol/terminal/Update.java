package hubbub.bridge.protocol.terminal;

import hubbub.contract.terminal.CommandState;
import hubbub.contract.terminal.Ended;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Writes the updates of one command. What is the same in each of them is made once. */
final class Update {
  private static final byte[] STDOUT = ascii("\",\"stdout\":\"");
  private static final byte[] STDIN = ascii("\",\"stdin\":\"");
  private static final byte[] STDERR = ascii("\",\"stderr\":\"");
  private static final byte[] QUOTE = ascii("\"");
  private static final byte[] BREAKPOINTS = ascii(",\"breakpoints\":[");
  private static final byte[] COMBINED = ascii(",\"combined\":\"");

  private final byte[] head;
  private final byte[] begin;

  Update(CommandState state, Tag tag) {
    head = join("{\"type\":\"update\",\"payload\":{\"clientId\":" + tag.clientId() + ",\"serverId\":"
        + state.serverId() + ",\"command\":\"", Fragment.escaped(state.command()), "\",\"output\":{\"combined\":\"");
    begin = ascii("},\"begin\":\"" + time(state.begunAt()) + "\",\"end\":\"");
  }

  /** Begins an update with what the command said. */
  Fragment begin(Fragment out, Streams streams) {
    Fragment stdout = streams.stdout();
    return out.add(head).add(streams.combined())
        .add(STDOUT).add(stdout)
        // The protocol's text calls it so in its examples.
        .add(STDIN).add(stdout)
        .add(STDERR).add(streams.stderr()).add(QUOTE);
  }

  /** Adds what happened at the breakpoints; an update of a command that has any always tells all of them. */
  void breakpoints(Fragment out, Map<Integer, Breakpoint> breakpoints) {
    out.add(BREAKPOINTS);
    String comma = "";
    for (Map.Entry<Integer, Breakpoint> breakpoint : breakpoints.entrySet()) {
      Streams streams = breakpoint.getValue().streams();
      out.add(ascii(comma + "{\"location\":" + breakpoint.getKey())).add(COMBINED).add(streams.combined())
          .add(STDOUT).add(streams.stdout()).add(STDERR).add(streams.stderr()).add(QUOTE)
          .add(ascii(breakpoint.getValue().more() + "}"));
      comma = ",";
    }
    out.add(ascii("]"));
  }

  /** Ends an update: with how the command ended, if it has. */
  void end(Fragment out, Optional<Ended> ended, String more) {
    out.add(begin).add(ascii(ended.map(Update::completed).orElse("\",\"status\":\"running\"") + more + "}}"));
  }

  private static String completed(Ended ended) {
    return time(ended.endedAt()) + "\",\"status\":\"completed\"," + (ended.signal().isEmpty()
        ? "\"exitCode\":" + ended.exitCode() : "\"signal\":" + Signals.number(ended.signal()).map(Object::toString)
            .orElse("\"" + ended.signal() + "\""));
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private static byte[] join(String before, byte[] between, String behind) {
    Fragment joined = new Fragment(before.length() + between.length + behind.length());
    joined.add(before.getBytes(StandardCharsets.UTF_8)).add(between).add(ascii(behind));
    return joined.bytes();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
