package hubbub.bridge.protocol.chatmaster;

import java.nio.charset.StandardCharsets;

/**
 * Finds the way back after something broken. It is over, whichever comes first,
 * <ul>
 *   <li>where the brackets opened so far are closed, strings considered;</li>
 *   <li>between packages, at the next opening brace;</li>
 *   <li>at a newline, unless what is skipped is well-formed and only too deep;</li>
 *   <li>where an opening brace is followed by the key {@code "type"} or {@code "data"}, as a package begins: nothing of
 *       the kind can stand in a string, where quotes are escaped. In what is well-formed, only at the start of a
 *       line.</li>
 * </ul>
 */
final class Skipping {
  private static final byte[] TYPE = "{\"type\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DATA = "{\"data\"".getBytes(StandardCharsets.US_ASCII);

  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean strayed;
  private boolean lineStart;
  private boolean headAtLineStart;
  private byte[] head = TYPE;
  private int matched;

  /** What a byte did: nothing, or what ended the skipping. */
  enum Step { ON, LINE, CLOSED, OPENED, HEAD }

  /** Begins at a depth, in a string or not; {@code lost} where the grammar was broken and not only the bound. */
  void begin(int atDepth, boolean inAString, boolean lost) {
    depth = atDepth;
    inString = inAString;
    strayed = lost;
    escaped = false;
    lineStart = false;
    matched = 0;
  }

  /** Tells that the two bytes before were an opening brace and a quote, taken for the end of a string. */
  void headBegun() {
    matched = 2;
  }

  /** Returns the beginning of the package that was found, white space left out. */
  byte[] head() {
    return head;
  }

  Step step(byte b) {
    if (matches(b)) {
      return Step.HEAD;
    }
    if (b == '\n') {
      lineStart = true;
      return strayed ? Step.LINE : Step.ON;
    }
    lineStart &= b == ' ' || b == '\t' || b == '\r';
    if (inString) {
      inString = escaped || b != '"';
      escaped = !escaped && b == '\\';
      return Step.ON;
    }
    return depth == 0 ? outside(b) : bracket(b);
  }

  private static Step outside(byte b) {
    return b == '{' ? Step.OPENED : Step.ON;
  }

  private Step bracket(byte b) {
    switch (b) {
      case '"' -> inString = true;
      case '{', '[' -> depth++;
      case '}', ']' -> depth--;
      default -> { }
    }
    return depth == 0 ? Step.CLOSED : Step.ON;
  }

  private boolean matches(byte b) {
    if (matched == 1 && (b == ' ' || b == '\t' || b == '\r' || b == '\n')) {
      return false;
    }
    if (matched == 2) {
      head = b == 'd' ? DATA : TYPE;
    }
    if (matched > 0 && b == head[matched]) {
      matched = (matched + 1) % head.length;
      return matched == 0 && (strayed || headAtLineStart);
    }
    matched = b == '{' ? 1 : 0;
    headAtLineStart = lineStart;
    return false;
  }
}
