package hubbub.bridge.protocol.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What stands in a JSON string, in UTF-8 and escaped already, as it grows. Output passes here as bytes from the program
 * to the frame: made to characters and back, it would cost several times as much.
 */
final class Fragment {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  Fragment(int capacity) {
    bytes = new byte[capacity];
  }

  /** Returns text as it stands in a JSON string; a character that no JSON can have becomes a question mark. */
  static byte[] escaped(String text) {
    Fragment fragment = new Fragment(text.length() + 16);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      fragment.addEscaped(octet);
    }
    return Arrays.copyOf(fragment.bytes, fragment.length);
  }

  int length() {
    return length;
  }

  /** Returns the bytes; what lies behind {@link #length} is nothing. */
  byte[] bytes() {
    return bytes;
  }

  void clear() {
    length = 0;
  }

  /** Adds bytes that are escaped already. */
  Fragment add(byte[] escaped) {
    return add(escaped, 0, escaped.length);
  }

  Fragment add(byte[] escaped, int from, int to) {
    int more = to - from;
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
    System.arraycopy(escaped, from, bytes, length, more);
    length += more;
    return this;
  }

  Fragment add(Fragment other) {
    return add(other.bytes, 0, other.length);
  }

  private void addEscaped(byte octet) {
    switch (octet) {
      case '"' -> add(new byte[] {'\\', '"'});
      case '\\' -> add(new byte[] {'\\', '\\'});
      case '\n' -> add(new byte[] {'\\', 'n'});
      case '\r' -> add(new byte[] {'\\', 'r'});
      case '\t' -> add(new byte[] {'\\', 't'});
      default -> add(octet >= 0 && octet < ' '
          ? new byte[] {'\\', 'u', '0', '0', HEX[octet >> 4], HEX[octet & 15]} : new byte[] {octet});
    }
  }
}
