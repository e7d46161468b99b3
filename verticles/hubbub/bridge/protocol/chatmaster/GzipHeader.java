package hubbub.bridge.protocol.chatmaster;

/** Reads over the header of a gzip stream (RFC 1952 section 2.3), wherever it is torn; keeps nothing of it. */
final class GzipHeader {
  private static final int FIXED = 10;
  private static final int CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int[] MAGIC = {0x1f, 0x8b, 8};

  private int at;
  private int flags;
  private int left;

  /** What a byte did. */
  enum Step { ON, END, WRONG }

  void begin() {
    at = 0;
    flags = 0;
    left = 0;
  }

  Step step(byte b) {
    int value = b & 0xff;
    if (at < FIXED) {
      return fixed(value);
    }
    if ((flags & EXTRA) != 0) {
      extra(value);
    } else if ((flags & NAME) != 0) {
      flags = value == 0 ? flags & ~NAME : flags;
    } else if ((flags & COMMENT) != 0) {
      flags = value == 0 ? flags & ~COMMENT : flags;
    } else if (++left == 2) {
      flags &= ~CHECKSUM;
    }
    return end();
  }

  private Step fixed(int value) {
    if (at < MAGIC.length && value != MAGIC[at] || at == MAGIC.length && (value & RESERVED) != 0) {
      return Step.WRONG;
    }
    if (at == MAGIC.length) {
      // The lowest flag only says that the content is likely to be text.
      flags = value & ~1;
    }
    return ++at == FIXED ? end() : Step.ON;
  }

  // The first two bytes are the length of the rest.
  private void extra(int value) {
    if (at == FIXED) {
      left = value;
      at++;
    } else if (at == FIXED + 1) {
      left |= value << 8;
      at++;
    } else {
      left--;
    }
    if (at > FIXED + 1 && left == 0) {
      flags &= ~EXTRA;
    }
  }

  private Step end() {
    return flags == 0 ? Step.END : Step.ON;
  }
}
