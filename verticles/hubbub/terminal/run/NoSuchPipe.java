package hubbub.terminal.run;

import hubbub.process.CannotRun;

/** A command was refused because it has no pipe where a breakpoint was wanted. */
public final class NoSuchPipe extends CannotRun {
  NoSuchPipe(int pipe, int pipes) {
    super("There is no pipe " + pipe + " for a breakpoint; the command has " + pipes + ".");
  }
}
