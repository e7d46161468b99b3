package hubbub.terminal.run;

import java.util.Set;

/**
 * A command to run. {@code term} is what its programs find in {@code TERM}.
 *
 * <p>A {@code PLAIN} command has two terminals, so that its errors can be told apart; input is not shown, line ends
 * stay one byte. It has ended when its shell has and nothing holds its terminals any more. {@code PTY} is the same on
 * one terminal as programs are used to, for those that draw on the screen; {@code LOGIN} is the user's shell on such
 * a one, and {@code text} is not used. Both have ended when the shell has.
 *
 * <p>Breakpoints are indexes of pipes; the {@code held} of them carry nothing until they are released.
 */
public record CommandRequest(
    Kind kind, String text, Size size, String term, Set<Integer> breakpoints, Set<Integer> held) {
  /** How much is told of what passes a breakpoint, of either source. */
  public static final int BREAKPOINT_BYTES = 1 << 20;

  /** What programs find in {@code TERM} where nobody says otherwise. */
  public static final String USUAL_TERM = "xterm-256color";

  /** What the command runs on. */
  public enum Kind {
    PLAIN, PTY, LOGIN
  }

  public CommandRequest {
    breakpoints = Set.copyOf(breakpoints);
    held = Set.copyOf(held);
    if (!breakpoints.containsAll(held)) {
      throw new IllegalArgumentException("only at a breakpoint can something be held");
    }
    if (kind != Kind.PLAIN && !breakpoints.isEmpty()) {
      throw new IllegalArgumentException("a command on a PTY has no breakpoints");
    }
  }

  /** A command whose outputs are told apart. */
  public static CommandRequest plain(String text) {
    return new CommandRequest(Kind.PLAIN, text, Size.USUAL, USUAL_TERM, Set.of(), Set.of());
  }

  /** A command that draws on a screen. */
  public static CommandRequest pty(String text, Size size) {
    return new CommandRequest(Kind.PTY, text, size, USUAL_TERM, Set.of(), Set.of());
  }

  /** The user's shell. */
  public static CommandRequest login(Size size) {
    return new CommandRequest(Kind.LOGIN, "", size, USUAL_TERM, Set.of(), Set.of());
  }

  /** The same with another {@code TERM}. */
  public CommandRequest withTerm(String other) {
    return new CommandRequest(kind, text, size, other, breakpoints, held);
  }

  /** The same with breakpoints, of which some are held from the beginning. */
  public CommandRequest withBreakpoints(Set<Integer> pipes, Set<Integer> heldPipes) {
    return new CommandRequest(kind, text, size, term, pipes, heldPipes);
  }
}
