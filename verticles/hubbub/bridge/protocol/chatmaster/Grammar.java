package hubbub.bridge.protocol.chatmaster;

/**
 * Follows the grammar of one JSON object byte by byte, so that its end, or the first byte that cannot be right, is
 * known the moment it comes. Needs no memory but a bit for each level. Names such as {@code true} and numbers are only
 * held to their alphabet: the parser that reads the whole object afterwards is strict.
 */
final class Grammar {
  /** The deepest nesting that is followed. */
  static final int MAX_DEPTH = 64;

  private Expected expected = Expected.VALUE;
  private boolean key;
  private int hexLeft;
  private int depth;
  private long objects;

  /** What a byte did. */
  enum Step { ON, END, WRONG, TOO_DEEP }

  private enum Expected {
    VALUE, KEY_OR_END, KEY, COLON, ITEM_OR_END, COMMA_OR_END, IN_STRING, IN_ESCAPE, IN_HEX, IN_WORD
  }

  /** Begins again, before the opening brace. */
  void begin() {
    expected = Expected.VALUE;
    depth = 0;
  }

  int depth() {
    return depth;
  }

  boolean inString() {
    return expected == Expected.IN_STRING || expected == Expected.IN_ESCAPE || expected == Expected.IN_HEX;
  }

  /** Tells whether a value has just ended, where only a comma or a closing bracket may follow. */
  boolean afterValue() {
    return expected == Expected.COMMA_OR_END || expected == Expected.IN_WORD;
  }

  /** Takes the next byte; after {@link Step#WRONG} the state is as it was before it. */
  Step step(byte b) {
    return switch (expected) {
      case IN_STRING -> string(b);
      case IN_ESCAPE -> escape(b);
      case IN_HEX -> hex(b);
      default -> b == ' ' || b == '\n' || b == '\r' || b == '\t' ? space() : token(b);
    };
  }

  private Step space() {
    if (expected == Expected.IN_WORD) {
      expected = Expected.COMMA_OR_END;
    }
    return Step.ON;
  }

  private Step token(byte b) {
    return switch (expected) {
      case VALUE -> value(b);
      case ITEM_OR_END -> b == ']' ? close(b) : value(b);
      case KEY_OR_END -> b == '}' ? close(b) : name(b);
      case KEY -> name(b);
      case COLON -> b == ':' ? now(Expected.VALUE) : Step.WRONG;
      case IN_WORD -> wordByte(b) ? Step.ON : after(b);
      default -> after(b);
    };
  }

  private Step value(byte b) {
    return switch (b) {
      case '{' -> open(true);
      case '[' -> open(false);
      case '"' -> string(false);
      default -> wordByte(b) ? now(Expected.IN_WORD) : Step.WRONG;
    };
  }

  private Step name(byte b) {
    return b == '"' ? string(true) : Step.WRONG;
  }

  private Step after(byte b) {
    if (b == ',') {
      return now((objects & 1) == 1 ? Expected.KEY : Expected.VALUE);
    }
    return b == '}' || b == ']' ? close(b) : Step.WRONG;
  }

  private Step open(boolean object) {
    if (depth == MAX_DEPTH) {
      return Step.TOO_DEEP;
    }
    depth++;
    objects = objects << 1 | (object ? 1 : 0);
    return now(object ? Expected.KEY_OR_END : Expected.ITEM_OR_END);
  }

  private Step close(byte b) {
    if ((objects & 1) != (b == '}' ? 1 : 0)) {
      return Step.WRONG;
    }
    depth--;
    objects >>>= 1;
    expected = Expected.COMMA_OR_END;
    return depth == 0 ? Step.END : Step.ON;
  }

  private Step string(boolean asKey) {
    key = asKey;
    return now(Expected.IN_STRING);
  }

  private Step string(byte b) {
    if (b == '"') {
      return now(key ? Expected.COLON : Expected.COMMA_OR_END);
    }
    if (b == '\\') {
      return now(Expected.IN_ESCAPE);
    }
    return b >= 0 && b < ' ' ? Step.WRONG : Step.ON;
  }

  private Step escape(byte b) {
    if (b == 'u') {
      hexLeft = 4;
      return now(Expected.IN_HEX);
    }
    return "\"\\/bfnrt".indexOf(b) >= 0 ? now(Expected.IN_STRING) : Step.WRONG;
  }

  private Step hex(byte b) {
    if (Character.digit(b, 16) < 0) {
      return Step.WRONG;
    }
    return --hexLeft == 0 ? now(Expected.IN_STRING) : Step.ON;
  }

  private Step now(Expected next) {
    expected = next;
    return Step.ON;
  }

  private static boolean wordByte(byte b) {
    return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '-' || b == '+' || b == '.';
  }
}
