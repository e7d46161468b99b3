package hubbub.terminal.shell;

import static java.util.Map.entry;

import hubbub.terminal.shell.Token.Kind;
import java.util.Map;

/**
 * The words and operators of one list of commands, one at a time. What a word is may depend on where it stands: who
 * takes a token says with {@link #expect} what comes next, if it is neither an argument behind a word nor a command
 * behind an operator.
 */
final class Tokens {
  private static final Map<String, Kind> OPERATORS = Map.ofEntries(
      entry("(", Kind.OPEN), entry(")", Kind.CLOSE),
      entry(";", Kind.SEMICOLON), entry(";;", Kind.CASE_END), entry(";&", Kind.CASE_END), entry(";;&", Kind.CASE_END),
      entry("|", Kind.PIPE), entry("|&", Kind.PIPE), entry("||", Kind.OR),
      entry("&", Kind.AMPERSAND), entry("&&", Kind.AND),
      entry("&>", Kind.REDIRECTION), entry("&>>", Kind.REDIRECTION),
      entry("<", Kind.REDIRECTION), entry("<&", Kind.REDIRECTION), entry("<>", Kind.REDIRECTION),
      entry("<<", Kind.HERE_DOCUMENT), entry("<<-", Kind.HERE_DOCUMENT), entry("<<<", Kind.REDIRECTION),
      entry(">", Kind.REDIRECTION), entry(">>", Kind.REDIRECTION), entry(">&", Kind.REDIRECTION),
      entry(">|", Kind.REDIRECTION));

  private final Source source;
  private final Pairs pairs;
  private final HereDocuments hereDocuments;
  private Mode mode = Mode.COMMAND;
  private Token ahead;
  private int end;

  Tokens(Source source, Pairs pairs, boolean substituted) {
    this.source = source;
    this.pairs = pairs;
    this.hereDocuments = new HereDocuments(source, substituted);
  }

  /** Returns the next token without taking it. */
  Token peek() {
    if (ahead == null) {
      ahead = read(mode);
    }
    return ahead;
  }

  /** Takes the next token. */
  Token next() {
    Token token = peek();
    ahead = null;
    end = token.end();
    mode = token.is(Kind.WORD) || token.isRedirection() ? Mode.ARGUMENT : Mode.COMMAND;
    return token;
  }

  /** Says where the token stands that comes next. */
  void expect(Mode next) {
    mode = next;
  }

  /** Takes the next token if it is this operator. */
  boolean accept(Kind kind) {
    boolean there = peek().is(kind);
    if (there) {
      next();
    }
    return there;
  }

  /** Takes the next token if it is this reserved word; a command may begin behind it. */
  boolean accept(String reserved) {
    boolean there = peek().is(reserved);
    if (there) {
      next();
      expect(Mode.COMMAND);
    }
    return there;
  }

  /** Takes the reserved word that must come now, for what began with another. */
  void require(String reserved, Token opener) {
    if (!accept(reserved)) {
      throw missing("\"" + reserved + "\"", opener);
    }
  }

  /** Takes the bracket that must come now. */
  void requireClose(Token opener) {
    if (!accept(Kind.CLOSE)) {
      throw missing("\")\"", opener);
    }
  }

  /** Takes the word that must come now. */
  Token requireWord(String what, Token opener) {
    if (!peek().is(Kind.WORD)) {
      throw missing(what, opener);
    }
    return next();
  }

  /** Takes line ends; what is behind them stands where it is said to. */
  void skipNewlines(Mode behind) {
    while (accept(Kind.NEWLINE)) {
      expect(behind);
    }
  }

  /** Takes <code>((…))</code> if it comes now. */
  boolean acceptArithmetic() {
    if (!peek().is(Kind.OPEN) || !pairs.arithmetic()) {
      return false;
    }
    next();
    end = source.end();
    return true;
  }

  /** Returns the offset behind the last token taken. */
  int end() {
    return end;
  }

  /** Notes that a here-document begins on the next line. */
  void announce(Token operator, Token delimiter) {
    hereDocuments.announce(operator, delimiter);
  }

  /** Reads the here-documents that were announced, before the line is over. */
  void readHereDocuments() {
    hereDocuments.read();
  }

  /** Reads the elements behind {@code =(} to behind the bracket that closes it. */
  void array() {
    int start = source.end() - 1;
    source.deeper(start);
    Token token = read(Mode.ELEMENT);
    while (!token.is(Kind.CLOSE)) {
      if (token.is(Kind.END)) {
        throw source.incomplete("A ( is not closed", start);
      }
      if (!token.is(Kind.WORD) && !token.is(Kind.NEWLINE)) {
        throw source.broken(token.shown() + " cannot be in an array", token.start());
      }
      token = read(Mode.ELEMENT);
    }
    source.shallower();
  }

  /** Returns what is wrong with the next token, where none like it can be. */
  BrokenCommand unexpected() {
    Token token = peek();
    return token.is(Kind.END) ? source.incomplete("Something is missing", token.start())
        : source.broken("Did not expect " + token.shown(), token.start());
  }

  private BrokenCommand missing(String what, Token opener) {
    Token token = peek();
    return token.is(Kind.END) ? source.incomplete(what + " is missing for " + opener.shown(), opener.start())
        : source.broken("Did not expect " + token.shown() + " but " + what + " for " + opener.shown(), token.start());
  }

  private Token read(Mode where) {
    skipBlanks();
    int start = source.at();
    int c = source.peek();
    if (c == Source.END) {
      hereDocuments.read();
      return new Token(Kind.END, source.length(), source.length(), "");
    }
    if (c == '\n') {
      source.take();
      hereDocuments.read();
      return new Token(Kind.NEWLINE, start, start + 1, "\n");
    }
    if (c == '-' && where == Mode.DESCRIPTOR) {
      source.take();
      return new Token(Kind.WORD, start, source.end(), "-");
    }
    if (where != Mode.TEST_EXPRESSION && OPERATORS.containsKey(String.valueOf((char) c))) {
      source.take();
      boolean process = (c == '<' || c == '>') && source.peek() == '(';
      if (!process) {
        return operator(start, String.valueOf((char) c));
      }
      source.moveTo(start);
    }
    return new Word(source, pairs, this, where).read();
  }

  private void skipBlanks() {
    while (source.peek() == ' ' || source.peek() == '\t') {
      source.take();
    }
    if (source.peek() == '#') {
      while (source.at() < source.length() && source.charAt(source.at()) != '\n') {
        source.takeRaw();
      }
    }
  }

  /** Takes the rest of the longest operator; what an operator begins with is one too. */
  private Token operator(int start, String first) {
    String text = first;
    while (source.peek() != Source.END && OPERATORS.containsKey(text + (char) source.peek())) {
      text += (char) source.take();
    }
    return new Token(OPERATORS.get(text), start, source.end(), text);
  }
}
