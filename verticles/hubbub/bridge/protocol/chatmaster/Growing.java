package hubbub.bridge.protocol.chatmaster;

import java.util.Arrays;

/** Bytes that become more, up to a bound that whoever adds them minds. Gives its memory back when it is emptied. */
final class Growing {
  private static final byte[] NOTHING = {};

  private final int limit;
  private byte[] bytes = NOTHING;
  private int size;

  Growing(int limit) {
    this.limit = limit;
  }

  void add(byte[] from, int start, int end) {
    room(end - start);
    System.arraycopy(from, start, bytes, size, end - start);
    size += end - start;
  }

  void add(int b) {
    room(1);
    bytes[size++] = (byte) b;
  }

  int size() {
    return size;
  }

  /** Returns how much memory is held. */
  int held() {
    return bytes.length;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  /** Cuts back to a size it had before. */
  void cut(int to) {
    size = to;
  }

  void clear() {
    bytes = NOTHING;
    size = 0;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, Math.min(limit, 256 + 2 * bytes.length)));
    }
  }
}
