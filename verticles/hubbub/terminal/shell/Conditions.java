package hubbub.terminal.shell;

import hubbub.terminal.shell.Token.Kind;
import java.util.Set;

/** Reads {@code [[ … ]]}, where the operators of lists mean something else. */
final class Conditions {
  private static final String UNARY = "abcdefghknoprstuvwxzGLNORS";
  private static final Set<String> PATTERNS = Set.of("=", "==", "!=");
  private static final Set<String> BINARY = Set.of("-ef", "-nt", "-ot", "-eq", "-ne", "-lt", "-le", "-gt", "-ge");

  private final Source source;
  private final Tokens tokens;

  Conditions(Source source, Tokens tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** Reads on behind the first bracket to behind the last. */
  void read(Token opener) {
    tokens.expect(Mode.TEST);
    // The shell stops reading at an empty condition without saying why; so it is left to the shell.
    if (!tokens.peek().is("]]")) {
      either();
    }
    tokens.require("]]", opener);
  }

  private void either() {
    do {
      term();
      skipNewlines();
    } while (goesOn());
  }

  private boolean goesOn() {
    boolean more = tokens.accept(Kind.AND) || tokens.accept(Kind.OR);
    if (more) {
      tokens.expect(Mode.TEST);
    }
    return more;
  }

  private void term() {
    skipNewlines();
    while (tokens.peek().is("!")) {
      word();
      skipNewlines();
    }
    Token first = tokens.peek();
    if (tokens.accept(Kind.OPEN)) {
      source.deeper(first.start());
      tokens.expect(Mode.TEST);
      either();
      tokens.requireClose(first);
      tokens.expect(Mode.TEST);
      source.shallower();
    } else {
      word();
      comparison(first.text());
    }
  }

  private void comparison(String first) {
    Token operator = tokens.peek();
    if (first.length() == 2 && first.charAt(0) == '-' && UNARY.indexOf(first.charAt(1)) >= 0) {
      word();
    } else if (operator.is("=~")) {
      compare(Mode.TEST_EXPRESSION);
    } else if (operator.is(Kind.WORD) && PATTERNS.contains(operator.text())) {
      compare(Mode.TEST_PATTERN);
    } else if (operator.is(Kind.WORD) && BINARY.contains(operator.text())
        || operator.is(Kind.REDIRECTION) && operator.text().length() == 1) {
      compare(Mode.TEST);
    }
  }

  private void compare(Mode with) {
    tokens.next();
    tokens.expect(with);
    word();
  }

  private void word() {
    Token word = tokens.peek();
    if (!word.is(Kind.WORD) || word.is("]]")) {
      throw tokens.unexpected();
    }
    tokens.next();
    tokens.expect(Mode.TEST);
  }

  private void skipNewlines() {
    tokens.skipNewlines(Mode.TEST);
  }
}
