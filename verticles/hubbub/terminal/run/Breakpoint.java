package hubbub.terminal.run;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What is told of one breakpoint of a running command, and how much of it. */
final class Breakpoint {
  private final int pipe;
  private final CommandListener listener;
  private final int[] left = new int[Source.values().length];

  Breakpoint(int pipe, CommandListener listener) {
    this.pipe = pipe;
    this.listener = listener;
    Arrays.fill(left, CommandRequest.BREAKPOINT_BYTES);
  }

  /** Tells what passed, or that there is too much of it. */
  void passed(Source source, ByteBuffer bytes) {
    int room = left[source.ordinal()];
    if (room < 0) {
      return;
    }
    if (room > 0) {
      listener.passed(pipe, source, bytes.slice(bytes.position(), Math.min(room, bytes.remaining())));
    }
    left[source.ordinal()] = room - bytes.remaining();
    if (left[source.ordinal()] < 0) {
      listener.truncated(pipe, source);
    }
  }

  /** Tells the status of its stage from those of a pipeline, if it is one of them. */
  void statuses(int first, int[] statuses) {
    int stage = pipe - first;
    if (stage >= 0 && stage < statuses.length - 1) {
      listener.stageEnded(pipe, statuses[stage]);
    }
  }
}
