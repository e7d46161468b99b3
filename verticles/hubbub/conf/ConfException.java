package hubbub.conf;

import java.util.List;

/**
 * A configuration that cannot be used. Its message names every problem on a line of its own and is meant for people.
 */
public final class ConfException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** Makes an exception of all problems found. */
  public ConfException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems, each with file, path, value and what was expected. */
  public List<String> problems() {
    return problems;
  }
}
