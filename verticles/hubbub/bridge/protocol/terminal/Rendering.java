package hubbub.bridge.protocol.terminal;

/**
 * Makes what one source writes into fragments of JSON strings, piece by piece. Every fragment stands for itself: a span
 * that is open at its end is closed, and opened again in the next one. Characters, line ends and escape sequences that
 * are torn between two pieces are told with the later one. What is no UTF-8 becomes U+FFFD.
 */
final class Rendering implements Renderer {
  private static final byte[] UNKNOWN = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};
  private static final byte[] END = {'<', '/', 's', 'p', 'a', 'n', '>'};
  private static final byte[] LONE_RETURN = {'\\', 'r'};

  private final Markup markup;
  private final Style style = new Style();
  private final Escapes escapes = new Escapes(style);
  private final byte[] torn = new byte[Utf8.MOST];
  private int tornLength;
  private boolean returned;
  private boolean inSpan;
  private Fragment out;

  Rendering(Markup markup) {
    this.markup = markup;
  }

  @Override
  public void render(byte[] bytes, int from, int to, Fragment fragment) {
    out = fragment;
    int at = from;
    while (at < to && tornLength > 0) {
      at += mend(bytes[at]);
    }
    while (at < to) {
      at = escapes.open() ? within(bytes, at, to) : text(bytes, at, to);
    }
    closeSpan();
  }

  @Override
  public void end(Fragment fragment) {
    out = fragment;
    if (tornLength > 0) {
      tornLength = 0;
      put(UNKNOWN);
    }
    settleReturn();
    closeSpan();
  }

  /** Reads text up to the end of the piece or to an escape sequence. */
  private int text(byte[] bytes, int from, int to) {
    byte[] kinds = markup.kinds();
    int start = from;
    int at = from;
    while (at < to) {
      byte kind = kinds[bytes[at] & 0xff];
      if (kind == Markup.PLAIN) {
        at++;
        continue;
      }
      int length = kind == Markup.HIGH ? Utf8.character(bytes, at, to) : -1;
      if (length > 0) {
        at += length;
        continue;
      }
      put(bytes, start, at);
      at = length == 0 ? tear(bytes, at, to) : special(bytes, at, kind, -length);
      start = at;
      if (escapes.open()) {
        return at;
      }
    }
    put(bytes, start, at);
    return at;
  }

  private int special(byte[] bytes, int at, byte kind, int length) {
    switch (kind) {
      case Markup.HIGH -> put(UNKNOWN);
      case Markup.ESCAPE -> escapes.begin();
      case Markup.RETURN -> {
        settleReturn();
        returned = true;
      }
      default -> word(bytes[at]);
    }
    return at + length;
  }

  private void word(byte octet) {
    // A line end takes the return before it with it.
    returned &= octet != '\n';
    byte[] word = markup.word(octet);
    if (word.length > 0) {
      put(word);
    }
  }

  private int within(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && escapes.open()) {
      byte octet = bytes[at];
      if (octet == 'm') {
        closeSpan();
      }
      if (!escapes.take(octet)) {
        break;
      }
      at++;
    }
    return at;
  }

  private int tear(byte[] bytes, int at, int to) {
    tornLength = to - at;
    System.arraycopy(bytes, at, torn, 0, tornLength);
    return to;
  }

  /** Adds a byte to the torn character; returns how many bytes it has taken. */
  private int mend(byte octet) {
    torn[tornLength] = octet;
    int length = Utf8.character(torn, 0, tornLength + 1);
    if (length == 0) {
      tornLength++;
      return 1;
    }
    tornLength = 0;
    if (length > 0) {
      put(torn, 0, length);
      return 1;
    }
    put(UNKNOWN);
    return 0;
  }

  private void put(byte[] word) {
    put(word, 0, word.length);
  }

  private void put(byte[] bytes, int from, int to) {
    if (from == to) {
      return;
    }
    settleReturn();
    if (!inSpan && markup.html() && !style.plain()) {
      inSpan = true;
      out.add(style.span());
    }
    out.add(bytes, from, to);
  }

  private void settleReturn() {
    if (returned) {
      returned = false;
      out.add(LONE_RETURN);
    }
  }

  private void closeSpan() {
    if (inSpan) {
      inSpan = false;
      out.add(END);
    }
  }
}
