package hubbub.launch;

/** What the process tells its parent when it ends. */
enum ExitCode {
  /** It did what it was asked, or drained and stopped on a signal. */
  FINE(0),
  /** It could not start, or did not stop in time. */
  FAILED(1),
  /** The command line is wrong. */
  WRONG_COMMAND(2),
  /** The configuration is missing or wrong. */
  WRONG_CONFIGURATION(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
