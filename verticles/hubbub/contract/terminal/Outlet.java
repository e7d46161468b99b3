package hubbub.contract.terminal;

/** Where output of a command comes from. The order is part of the contract: the ordinal goes over the bus. */
public enum Outlet {
  /** What a PLAIN command says. */
  STDOUT,
  /** What a PLAIN command says on its stderr. */
  STDERR,
  /** What passes a pipe with a breakpoint. */
  PIPE,
  /** What the stage before such a pipe says on its stderr; it is part of STDERR too. */
  PIPE_STDERR,
  /** What a PTY or LOGIN command says. */
  SCREEN;

  /** Tells whether it belongs to a pipe, whose number goes with it. */
  public boolean ofPipe() {
    return this == PIPE || this == PIPE_STDERR;
  }
}
