package hubbub.bridge.protocol.terminal;

import java.util.OptionalInt;

/** What is told of one breakpoint: what passes the pipe, and what the stage before it says and ends with. */
final class Breakpoint {
  private final Streams streams;
  private OptionalInt status = OptionalInt.empty();
  private boolean truncated;

  Breakpoint(Markup markup) {
    streams = new Streams(new Rendering(markup), new Rendering(markup));
  }

  Streams streams() {
    return streams;
  }

  void ended(int exitCode) {
    status = OptionalInt.of(exitCode);
  }

  void truncated() {
    truncated = true;
  }

  /** Returns the fields that stand there only when they say something. */
  String more() {
    return (status.isPresent() ? ",\"exitCode\":" + status.getAsInt() : "") + (truncated ? ",\"truncated\":true" : "");
  }
}
