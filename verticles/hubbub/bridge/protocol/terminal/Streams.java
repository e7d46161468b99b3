package hubbub.bridge.protocol.terminal;

import hubbub.contract.terminal.Outlet;
import io.vertx.core.buffer.Buffer;

/**
 * Two streams of output that a client is told apart and together: of a command, or of a breakpoint. Each piece is
 * rendered once and stands in both places.
 */
final class Streams {
  private final Renderer output;
  private final Renderer errors;
  private final Fragment combined = new Fragment(256);
  private final Fragment stdout = new Fragment(256);
  private final Fragment stderr = new Fragment(0);

  Streams(Renderer output, Renderer errors) {
    this.output = output;
    this.errors = errors;
  }

  Fragment combined() {
    return combined;
  }

  Fragment stdout() {
    return stdout;
  }

  Fragment stderr() {
    return stderr;
  }

  /** Adds a piece, and returns how much it has become. */
  int add(Outlet outlet, Buffer bytes) {
    boolean error = outlet == Outlet.STDERR || outlet == Outlet.PIPE_STDERR;
    int from = combined.length();
    byte[] piece = bytes.getBytes();
    (error ? errors : output).render(piece, 0, piece.length, combined);
    (error ? stderr : stdout).add(combined.bytes(), from, combined.length());
    return combined.length() - from;
  }

  /** Adds what was kept of a torn end. */
  void end() {
    int from = combined.length();
    output.end(combined);
    int between = combined.length();
    errors.end(combined);
    stdout.add(combined.bytes(), from, between);
    stderr.add(combined.bytes(), between, combined.length());
  }

  void clear() {
    combined.clear();
    stdout.clear();
    stderr.clear();
  }
}
