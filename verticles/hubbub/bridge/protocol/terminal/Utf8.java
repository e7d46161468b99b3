package hubbub.bridge.protocol.terminal;

/** What a stretch of bytes is in UTF-8 (RFC 3629). */
final class Utf8 {
  /** The longest character. */
  static final int MOST = 4;

  private static final int CONTINUATION = 0x80;

  private Utf8() {}

  /**
   * Looks at what begins at {@code at} with a byte that is not ASCII. Returns how many bytes a character has; 0 where
   * the bytes end before it does; or, below 0, how many bytes belong to none and stand for one U+FFFD.
   */
  static int character(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    int length = length(lead);
    if (length == 0) {
      return -1;
    }
    for (int i = 1; i < length; i++) {
      if (at + i == end) {
        return 0;
      }
      if (i == 1 ? !second(lead, bytes[at + 1] & 0xff) : (bytes[at + i] & 0xc0) != CONTINUATION) {
        return -i;
      }
    }
    return length;
  }

  private static int length(int lead) {
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : MOST;
  }

  // No character has two forms, none is half a surrogate pair, none lies beyond U+10FFFF.
  private static boolean second(int lead, int second) {
    int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : CONTINUATION;
    int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= most;
  }
}
