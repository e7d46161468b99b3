package hubbub.terminal.shell;

import hubbub.terminal.shell.Token.Kind;

/** Reads commands that have lists of commands in them, which all lie below the top level. */
final class Compounds {
  private final Tokens tokens;
  private final Commands commands;
  private final SimpleCommands simple;
  private final Conditions conditions;

  Compounds(Source source, Tokens tokens, Commands commands, SimpleCommands simple) {
    this.tokens = tokens;
    this.commands = commands;
    this.simple = simple;
    this.conditions = new Conditions(source, tokens);
  }

  /** Reads a compound command and its redirections, if one comes now. */
  boolean accept() {
    if (!tokens.acceptArithmetic() && !listed()) {
      return false;
    }
    simple.redirections(Mode.COMMAND);
    return true;
  }

  private boolean listed() {
    Token opener = tokens.peek();
    if (tokens.accept(Kind.OPEN)) {
      subshell(opener);
    } else if (tokens.accept("{")) {
      commands.list();
      tokens.require("}", opener);
    } else if (tokens.accept("if")) {
      choice(opener);
    } else if (tokens.accept("while") || tokens.accept("until")) {
      commands.list();
      tokens.require("do", opener);
      commands.list();
      tokens.require("done", opener);
    } else if (tokens.accept("for") || tokens.accept("select")) {
      loop(opener);
    } else if (tokens.accept("case")) {
      cases(opener);
    } else if (tokens.accept("[[")) {
      conditions.read(opener);
    } else {
      return false;
    }
    return true;
  }

  /** Reads the rest of a subshell. */
  private void subshell(Token opener) {
    commands.list();
    tokens.requireClose(opener);
  }

  private void choice(Token opener) {
    do {
      commands.list();
      tokens.require("then", opener);
      commands.list();
    } while (tokens.accept("elif"));
    if (tokens.accept("else")) {
      commands.list();
    }
    tokens.require("fi", opener);
  }

  private void loop(Token opener) {
    tokens.expect(Mode.ARGUMENT);
    if (tokens.acceptArithmetic()) {
      tokens.accept(Kind.SEMICOLON);
    } else {
      tokens.requireWord("a name", opener);
      values();
    }
    tokens.skipNewlines(Mode.COMMAND);
    Token body = tokens.peek();
    if (tokens.accept("{")) {
      commands.list();
      tokens.require("}", body);
    } else {
      tokens.require("do", opener);
      commands.list();
      tokens.require("done", opener);
    }
  }

  private void values() {
    if (tokens.accept(Kind.SEMICOLON)) {
      return;
    }
    tokens.skipNewlines(Mode.COMMAND);
    if (tokens.accept("in")) {
      tokens.expect(Mode.ARGUMENT);
      while (tokens.peek().is(Kind.WORD)) {
        tokens.next();
      }
      tokens.accept(Kind.SEMICOLON);
    }
  }

  private void cases(Token opener) {
    tokens.expect(Mode.ARGUMENT);
    tokens.requireWord("a word", opener);
    tokens.skipNewlines(Mode.ARGUMENT);
    tokens.require("in", opener);
    do {
      tokens.expect(Mode.PATTERN);
      tokens.skipNewlines(Mode.PATTERN);
    } while (!tokens.peek().is("esac") && clause(opener));
    tokens.require("esac", opener);
  }

  /** Reads a pattern and its commands, and tells whether there may be more. */
  private boolean clause(Token opener) {
    if (tokens.accept(Kind.OPEN)) {
      tokens.expect(Mode.PATTERN);
    }
    tokens.requireWord("a pattern", opener);
    while (tokens.accept(Kind.PIPE)) {
      tokens.expect(Mode.PATTERN);
      tokens.requireWord("a pattern", opener);
    }
    tokens.requireClose(opener);
    tokens.skipNewlines(Mode.COMMAND);
    if (!commands.isClosed()) {
      commands.list();
    }
    return tokens.accept(Kind.CASE_END);
  }

  /** Reads a function that begins with a word for it. */
  void function() {
    Token opener = tokens.next();
    tokens.expect(Mode.NAME);
    tokens.requireWord("a name", opener);
    tokens.expect(Mode.COMMAND);
    Token bracket = tokens.peek();
    if (tokens.acceptArithmetic()) {
      simple.redirections(Mode.COMMAND);
    } else if (!tokens.accept(Kind.OPEN) || tokens.accept(Kind.CLOSE)) {
      functionBody();
    } else {
      subshell(bracket);
      simple.redirections(Mode.COMMAND);
    }
  }

  /** Reads a function's brackets behind its name, and its body. */
  void functionBehindName() {
    Token opener = tokens.next();
    tokens.requireClose(opener);
    functionBody();
  }

  private void functionBody() {
    tokens.skipNewlines(Mode.COMMAND);
    if (!accept()) {
      throw tokens.unexpected();
    }
  }

  /** Reads a command that runs beside the others; a compound one may have a name. */
  void coprocess() {
    tokens.next();
    tokens.expect(Mode.COPROCESS);
    if (accept()) {
      return;
    }
    Token first = tokens.peek();
    if (!first.is(Kind.WORD) || first.assignment()) {
      simple.read();
      return;
    }
    tokens.next();
    tokens.expect(Mode.COMMAND);
    if (!accept()) {
      simple.arguments();
    }
  }
}
