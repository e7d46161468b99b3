package hubbub.store.tool;

/** Why the tool ends without having done it: a sentence for a person, and an exit code. */
final class Problem extends RuntimeException {
  static final int FAILED = 1;
  static final int WRONG_COMMAND = 2;
  static final int WRONG_CONFIGURATION = 3;

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  Problem(int exitCode, String sentence) {
    super(sentence, null, false, false);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
