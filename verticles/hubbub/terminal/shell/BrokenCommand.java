package hubbub.terminal.shell;

/** A command that the shell could not read either. The message is for whoever typed it and says what is wrong where. */
public final class BrokenCommand extends RuntimeException {
  private final int at;
  private final boolean incomplete;

  BrokenCommand(String message, int at, boolean incomplete) {
    // Mistakes in typing are no news to the hub: nobody reads where in it they were found.
    super(message, null, false, false);
    this.at = at;
    this.incomplete = incomplete;
  }

  /** Returns the offset of what is wrong, or of what was begun and not ended. */
  public int at() {
    return at;
  }

  /** Tells whether nothing is wrong but that the text ends too early: with more lines it might be a command. */
  public boolean incomplete() {
    return incomplete;
  }
}
