package hubbub.terminal.shell;

/** Where a token stands, as far as it makes a difference to where a word ends. */
enum Mode {
  /** Where a command may begin. */
  COMMAND(true, true),
  /** There, but behind a pipe, assignments or redirections, where no {@code !} for a pipeline can be. */
  LEADING(true, true),
  /** Behind {@code coproc}: a name, or a command. */
  COPROCESS(false, true),
  /** Anywhere else in a simple command or a list of words. */
  ARGUMENT(true, false),
  /** Behind {@code <&} or {@code >&}, where a {@code -} is a word of its own. */
  DESCRIPTOR(true, false),
  /** A function's name behind {@code function}. */
  NAME(false, false),
  /** A pattern of {@code case}. */
  PATTERN(true, false),
  /** Between {@code [[} and {@code ]]}. */
  TEST(true, false),
  /** There, behind a comparison with a pattern. */
  TEST_PATTERN(true, false),
  /** There, behind {@code =~}. */
  TEST_EXPRESSION(false, false),
  /** Between the brackets of {@code a=( )}. */
  ELEMENT(true, false);

  private final boolean patterns;
  private final boolean assignments;

  Mode(boolean patterns, boolean assignments) {
    this.patterns = patterns;
    this.assignments = assignments;
  }

  /**
   * Tells whether brackets behind one of {@code ?*+@!} belong to the word, as the shell's option extglob would have it.
   * Without the option they are mistakes here, but for a {@code !} in front of a subshell, which is not a word's part.
   */
  boolean hasPatterns() {
    return patterns;
  }

  /** Tells whether a word may be an assignment, so that blanks in {@code a[x y]=} do not end it. */
  boolean hasAssignments() {
    return assignments;
  }

  /** Tells whether a bracket behind {@code =} can only be an array's, whatever stands in front. */
  boolean hasArraysAnywhere() {
    return this == ARGUMENT || this == ELEMENT;
  }

  /** Tells whether a number may belong to the redirection behind it. */
  boolean hasRedirections() {
    return assignments || this == ARGUMENT;
  }
}
