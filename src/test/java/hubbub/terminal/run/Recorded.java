package hubbub.terminal.run;

import hubbub.process.Outcome;
import hubbub.testing.Await;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A listener that keeps what it hears, for tests. It grants as much as it is told to, and waits for what is said. */
final class Recorded implements CommandListener {

  private final Map<Source, ByteArrayOutputStream> outputs = new EnumMap<>(Source.class);
  private final ByteArrayOutputStream combined = new ByteArrayOutputStream();
  private final Map<Integer, Seen> breakpoints = new TreeMap<>();
  private Outcome outcome;
  private Command command;

  /** What was told of one breakpoint. */
  static final class Seen {
    private final Map<Source, ByteArrayOutputStream> passed = new EnumMap<>(Source.class);
    private final ByteArrayOutputStream combined = new ByteArrayOutputStream();
    private final Set<Source> truncated = EnumSet.noneOf(Source.class);
    private int status = -1;

    String text(Source source) {
      return Recorded.text(passed.get(source));
    }

    byte[] bytes(Source source) {
      return passed.containsKey(source) ? passed.get(source).toByteArray() : new byte[0];
    }

    String combined() {
      return Recorded.text(combined);
    }

    Set<Source> truncated() {
      return truncated;
    }

    int status() {
      return status;
    }
  }

  /** Runs a command with as much credit as it takes, to its end. */
  static Recorded ended(Session session, String text) {
    return started(session, CommandRequest.plain(text)).toItsEnd();
  }

  /** Starts a command with as much credit as it takes. */
  static Recorded started(Session session, CommandRequest request) {
    Recorded recorded = withoutCredit(session, request);
    recorded.command.grant(Long.MAX_VALUE);
    return recorded;
  }

  static Recorded withoutCredit(Session session, CommandRequest request) {
    Recorded recorded = new Recorded();
    recorded.command = session.run(request, recorded);
    return recorded;
  }

  Recorded toItsEnd() {
    Await.until("the command ends", () -> command.completion().isDone());
    return this;
  }

  /** Waits until standard output holds a text. */
  Recorded says(String text) {
    Await.until("it says " + text, () -> out().contains(text));
    return this;
  }

  Recorded type(String text) {
    if (!command.input(text.getBytes(StandardCharsets.UTF_8))) {
      throw new AssertionError("the input was not taken");
    }
    return this;
  }

  Recorded with(Consumer<Command> deed) {
    deed.accept(command);
    return this;
  }

  Command command() {
    return command;
  }

  @Override
  public synchronized void output(Source source, ByteBuffer bytes) {
    append(outputs.computeIfAbsent(source, any -> new ByteArrayOutputStream()), bytes.duplicate());
    append(combined, bytes);
  }

  @Override
  public synchronized void passed(int pipe, Source source, ByteBuffer bytes) {
    Seen seen = breakpoints.computeIfAbsent(pipe, any -> new Seen());
    append(seen.passed.computeIfAbsent(source, any -> new ByteArrayOutputStream()), bytes.duplicate());
    append(seen.combined, bytes);
  }

  @Override
  public synchronized void truncated(int pipe, Source source) {
    breakpoints.computeIfAbsent(pipe, any -> new Seen()).truncated.add(source);
  }

  @Override
  public synchronized void stageEnded(int pipe, int status) {
    breakpoints.computeIfAbsent(pipe, any -> new Seen()).status = status;
  }

  @Override
  public synchronized void completed(Outcome how) {
    if (outcome != null) {
      throw new AssertionError("completed twice");
    }
    outcome = how;
  }

  private void append(ByteArrayOutputStream to, ByteBuffer bytes) {
    if (outcome != null) {
      throw new AssertionError("output behind the end");
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    to.writeBytes(copy);
  }

  synchronized String out() {
    return text(outputs.get(Source.STDOUT));
  }

  synchronized String err() {
    return text(outputs.get(Source.STDERR));
  }

  synchronized String combined() {
    return text(combined);
  }

  synchronized byte[] outBytes() {
    return outputs.containsKey(Source.STDOUT) ? outputs.get(Source.STDOUT).toByteArray() : new byte[0];
  }

  synchronized long size() {
    return combined.size();
  }

  synchronized Seen at(int pipe) {
    return breakpoints.getOrDefault(pipe, new Seen());
  }

  /** Returns the exit code, or 1,000 and the number of the signal. */
  synchronized int status() {
    return switch (outcome) {
      case Outcome.Exited exited -> exited.code();
      case Outcome.Signalled signalled -> 1000 + signalled.signal().number();
    };
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
  }
}
