package hubbub.terminal.shell;

/** What stands behind a pipeline: an operator, or the end of its line, from {@code start} to before {@code end}. */
public record Join(Kind kind, int start, int end) {
  /** How the next pipeline depends on the one before. */
  public enum Kind {
    /** {@code &&}: runs if that succeeded. */
    AND,
    /** {@code ||}: runs if that failed. */
    OR,
    /** {@code ;} or the end of a line: runs afterwards. */
    NEXT,
    /** {@code &}: runs while that runs in the background. */
    BACKGROUND
  }
}
