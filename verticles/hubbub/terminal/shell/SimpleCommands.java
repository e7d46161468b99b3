package hubbub.terminal.shell;

import hubbub.terminal.shell.Token.Kind;

/** Reads simple commands, and redirections of any command. */
final class SimpleCommands {
  private final Tokens tokens;

  SimpleCommands(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads a command of at least one word or redirection. Tells whether it may be the name of a function instead. */
  boolean read() {
    boolean name = word();
    if (!name && !redirections(Mode.LEADING)) {
      throw tokens.unexpected();
    }
    return !arguments() && name;
  }

  /** Reads the rest of a command, if there is more of it. */
  boolean arguments() {
    boolean some = false;
    while (word() || redirections(Mode.ARGUMENT)) {
      some = true;
    }
    return some;
  }

  private boolean word() {
    if (!tokens.peek().is(Kind.WORD)) {
      return false;
    }
    if (tokens.next().assignment()) {
      tokens.expect(Mode.LEADING);
    }
    return true;
  }

  /** Reads redirections, if there are some; what is behind them stands where it is said to. */
  boolean redirections(Mode behind) {
    boolean some = false;
    while (tokens.peek().isRedirection()) {
      redirection();
      tokens.expect(behind);
      some = true;
    }
    return some;
  }

  private void redirection() {
    tokens.accept(Kind.DESCRIPTOR);
    Token operator = tokens.next();
    if (!operator.isRedirection()) {
      throw tokens.unexpected();
    }
    if (operator.text().endsWith("&")) {
      tokens.expect(Mode.DESCRIPTOR);
    }
    Token target = tokens.requireWord("a name", operator);
    if (operator.is(Kind.HERE_DOCUMENT)) {
      tokens.announce(operator, target);
    }
  }
}
