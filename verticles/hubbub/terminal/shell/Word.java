package hubbub.terminal.shell;

import java.util.regex.Pattern;

/** One word while it is read: up to the first blank or operator that is neither quoted nor in brackets of its own. */
final class Word {
  private static final Pattern DESCRIPTOR = Pattern.compile("\\d+|\\{[A-Za-z_]\\w*(\\[.*])?}", Pattern.DOTALL);

  private final Source source;
  private final Pairs pairs;
  private final Tokens tokens;
  private final Mode mode;
  private Shape shape = Shape.EMPTY;
  private int start;
  private int end;

  /** What the word is so far, as far as it may become an assignment. */
  private enum Shape { EMPTY, NAME, SUBSCRIPTED, NAME_PLUS, ASSIGNMENT, OTHER }

  Word(Source source, Pairs pairs, Tokens tokens, Mode mode) {
    this.source = source;
    this.pairs = pairs;
    this.tokens = tokens;
    this.mode = mode;
  }

  /** Reads the word at the source's place. */
  Token read() {
    start = source.at();
    end = start;
    while (part(source.peek())) {
      end = source.end();
    }
    String text = source.text(start, end).replace("\\\n", "");
    Token.Kind kind = isDescriptor(text) ? Token.Kind.DESCRIPTOR : Token.Kind.WORD;
    return new Token(kind, start, end, text, shape == Shape.ASSIGNMENT && mode.hasAssignments());
  }

  private boolean isDescriptor(String text) {
    int next = source.peek();
    return mode.hasRedirections() && (next == '<' || next == '>') && DESCRIPTOR.matcher(text).matches();
  }

  private boolean part(int c) {
    return switch (c) {
      case Source.END, ' ', '\t', '\n', ')', ';', '&' -> false;
      case '|' -> mode == Mode.TEST_EXPRESSION && plain(c);
      case '(' -> mode == Mode.TEST_EXPRESSION && pair(Pair.PATTERN);
      case '<', '>' -> process();
      case '\\' -> escaped();
      case '\'' -> quoted(false);
      case '"' -> pair(Pair.QUOTES);
      case '`' -> pair(Pair.BACKQUOTES);
      case '$' -> dollar();
      case '[' -> subscript() || plain(c);
      case '=' -> assigned();
      default -> plain(c) && pattern(c);
    };
  }

  private boolean plain(int c) {
    source.take();
    shape = switch (shape) {
      case EMPTY -> isLetter(c) ? Shape.NAME : Shape.OTHER;
      case NAME -> isLetter(c) || c >= '0' && c <= '9' ? Shape.NAME : c == '+' ? Shape.NAME_PLUS : Shape.OTHER;
      case SUBSCRIPTED -> c == '+' ? Shape.NAME_PLUS : Shape.OTHER;
      case ASSIGNMENT -> Shape.ASSIGNMENT;
      case NAME_PLUS, OTHER -> Shape.OTHER;
    };
    return true;
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private boolean other() {
    shape = shape == Shape.ASSIGNMENT ? Shape.ASSIGNMENT : Shape.OTHER;
    return true;
  }

  private boolean pair(Pair pair) {
    source.take();
    pairs.read(pair);
    return other();
  }

  private boolean quoted(boolean escapes) {
    source.take();
    pairs.quoted(escapes);
    return other();
  }

  private boolean escaped() {
    source.take();
    if (source.takeRaw() == Source.END) {
      source.leaveOpen();
    }
    return other();
  }

  private boolean process() {
    int place = source.at();
    source.take();
    if (!source.accept('(')) {
      source.moveTo(place);
      return false;
    }
    pairs.substitution();
    return other();
  }

  private boolean dollar() {
    source.take();
    switch (source.peek()) {
      case '(' -> {
        source.take();
        pairs.substitution();
      }
      case '{' -> pair(Pair.PARAMETER);
      case '[' -> pair(Pair.OLD_ARITHMETIC);
      case '"' -> pair(Pair.QUOTES);
      case '\'' -> quoted(true);
      case '$' -> source.take();
      default -> { }
    }
    return other();
  }

  private boolean subscript() {
    boolean ofName = shape == Shape.NAME && mode.hasAssignments();
    if (!ofName && !(shape == Shape.EMPTY && mode == Mode.ELEMENT)) {
      return false;
    }
    pair(Pair.SUBSCRIPT);
    shape = ofName ? Shape.SUBSCRIPTED : Shape.OTHER;
    return true;
  }

  private boolean assigned() {
    boolean assignment = shape == Shape.NAME || shape == Shape.SUBSCRIPTED || shape == Shape.NAME_PLUS;
    source.take();
    shape = assignment ? Shape.ASSIGNMENT : shape == Shape.ASSIGNMENT ? shape : Shape.OTHER;
    if ((assignment && mode.hasAssignments() || mode.hasArraysAnywhere()) && source.accept('(')) {
      tokens.array();
    }
    return true;
  }

  /** Reads the brackets of a pattern behind the character that begins it, if there are some. */
  private boolean pattern(int c) {
    boolean possible = mode.hasPatterns() && "?*+@!".indexOf(c) >= 0 && source.peek() == '(';
    return !possible || isNegation(c) || mode.hasAssignments() && hasEmptyBrackets() || pair(Pair.PATTERN);
  }

  private boolean isNegation(int c) {
    return c == '!' && source.end() == start + 1 && (mode == Mode.COMMAND || mode == Mode.TEST);
  }

  /** Tells whether nothing is between the brackets ahead, so that they are those of a function. */
  private boolean hasEmptyBrackets() {
    int place = source.at();
    source.take();
    while (source.peek() == ' ' || source.peek() == '\t') {
      source.take();
    }
    boolean empty = source.peek() == ')';
    source.moveTo(place);
    return empty;
  }
}
