package hubbub.terminal.run;

import hubbub.process.Outcome;
import java.nio.ByteBuffer;

/**
 * Hears what happens to a command. Called by the command's own thread, one call after the other; whoever takes long
 * stops this command and no other. Bytes are only there during the call: who wants to keep them copies them.
 */
public interface CommandListener {
  /** Output came, within the credit. On a PTY both outputs are one, and come as {@code STDOUT}. */
  void output(Source source, ByteBuffer bytes);

  /**
   * Something passed a breakpoint: {@code STDOUT} through the pipe, {@code STDERR} beside it. The latter is also told
   * as output. At most {@link CommandRequest#BREAKPOINT_BYTES} of each, without needing credit.
   */
  default void passed(int pipe, Source source, ByteBuffer bytes) {}

  /** What passes a breakpoint is not told any more, because it is too much. The pipeline goes on. */
  default void truncated(int pipe, Source source) {}

  /** The stage before a breakpoint has ended. Not called where the shell ended before it could tell the status. */
  default void stageEnded(int pipe, int status) {}

  /** The command has ended and all of its output has been told. Always the last call, and always made. */
  void completed(Outcome outcome);
}
