package hubbub.bridge.protocol.chatmaster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes JSON as UTF-8 straight into bytes: most of what goes out is ASCII and takes one pass. */
final class Json {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int REPLACEMENT = 0xfffd;

  private byte[] bytes = new byte[256];
  private int size;

  /** Adds a piece of JSON as it stands; ASCII only. */
  Json raw(String ascii) {
    room(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[size++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  /** Adds a piece that was written before. */
  Json raw(Json other) {
    room(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
    return this;
  }

  /** Adds a string. A lone surrogate, which no UTF-8 can hold, becomes the replacement character. */
  Json text(String text) {
    room(6 * text.length() + 2);
    bytes[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        int point = text.codePointAt(i);
        i += Character.charCount(point) - 1;
        wide(Character.isBmpCodePoint(point) && Character.isSurrogate(c) ? REPLACEMENT : point);
      } else if (c < ' ' || c == '"' || c == '\\') {
        escape(c);
      } else {
        bytes[size++] = (byte) c;
      }
    }
    bytes[size++] = '"';
    return this;
  }

  /** Adds a list of strings. */
  Json texts(List<String> texts) {
    raw("[");
    for (int i = 0; i < texts.size(); i++) {
      if (i > 0) {
        raw(",");
      }
      text(texts.get(i));
    }
    return raw("]");
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void wide(int point) {
    if (point >= 0x10000) {
      bytes[size++] = (byte) (0xf0 | point >> 18);
      bytes[size++] = (byte) (0x80 | point >> 12 & 0x3f);
      bytes[size++] = (byte) (0x80 | point >> 6 & 0x3f);
    } else if (point >= 0x800) {
      bytes[size++] = (byte) (0xe0 | point >> 12);
      bytes[size++] = (byte) (0x80 | point >> 6 & 0x3f);
    } else {
      bytes[size++] = (byte) (0xc0 | point >> 6);
    }
    bytes[size++] = (byte) (0x80 | point & 0x3f);
  }

  private void escape(char c) {
    bytes[size++] = '\\';
    switch (c) {
      case '"', '\\' -> bytes[size++] = (byte) c;
      case '\n' -> bytes[size++] = 'n';
      case '\r' -> bytes[size++] = 'r';
      case '\t' -> bytes[size++] = 't';
      default -> {
        bytes[size++] = 'u';
        bytes[size++] = '0';
        bytes[size++] = '0';
        bytes[size++] = HEX[c >> 4];
        bytes[size++] = HEX[c & 15];
      }
    }
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
