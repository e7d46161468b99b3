package hubbub.terminal.shell;

/**
 * A word or operator of the shell; {@code text} is what stands there, without line ends behind a backslash. A word is
 * an {@code assignment} where it begins like one, in a place for one.
 */
record Token(Kind kind, int start, int end, String text, boolean assignment) {
  enum Kind {
    WORD,
    /** A number or {@code {name}} directly in front of a redirection. */
    DESCRIPTOR,
    REDIRECTION,
    HERE_DOCUMENT,
    PIPE,
    AND,
    OR,
    SEMICOLON,
    AMPERSAND,
    /** {@code ;;}, {@code ;&} or {@code ;;&}. */
    CASE_END,
    OPEN,
    CLOSE,
    NEWLINE,
    END
  }

  Token(Kind kind, int start, int end, String text) {
    this(kind, start, end, text, false);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** Tells whether this is a word of exactly this text, which a quoted one is not. */
  boolean is(String wanted) {
    return kind == Kind.WORD && text.equals(wanted);
  }

  boolean isRedirection() {
    return kind == Kind.DESCRIPTOR || kind == Kind.REDIRECTION || kind == Kind.HERE_DOCUMENT;
  }

  /** Returns it as a message shows it. */
  String shown() {
    return switch (kind) {
      case END -> "the end";
      case NEWLINE -> "the end of the line";
      default -> "\"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "\"";
    };
  }
}
