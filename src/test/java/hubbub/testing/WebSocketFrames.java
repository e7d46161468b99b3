package hubbub.testing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Frames of RFC 6455 to bytes and back, as a client sees them: what it sends is masked, what it gets is not. */
final class WebSocketFrames {
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  /** Gets each whole frame. */
  interface Sink {
    void frame(int opcode, boolean last, byte[] payload);
  }

  private final Random random = new Random();
  private byte[] pending = new byte[0];

  byte[] encode(int opcode, boolean last, byte... payload) {
    ByteBuffer out = ByteBuffer.allocate(payload.length + 14);
    out.put((byte) ((last ? 0x80 : 0) | opcode));
    if (payload.length < 126) {
      out.put((byte) (0x80 | payload.length));
    } else if (payload.length < 65_536) {
      out.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      out.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    byte[] mask = new byte[4];
    random.nextBytes(mask);
    out.put(mask);
    for (int i = 0; i < payload.length; i++) {
      out.put((byte) (payload[i] ^ mask[i & 3]));
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  void decode(byte[] chunk, Sink sink) {
    byte[] all = Arrays.copyOf(pending, pending.length + chunk.length);
    System.arraycopy(chunk, 0, all, pending.length, chunk.length);
    ByteBuffer in = ByteBuffer.wrap(all);
    boolean whole = true;
    while (whole) {
      int start = in.position();
      whole = in.remaining() >= 2 && take(in, sink);
      if (!whole) {
        in.position(start);
      }
    }
    pending = Arrays.copyOfRange(all, in.position(), all.length);
  }

  private static boolean take(ByteBuffer in, Sink sink) {
    int head = in.get();
    int size = in.get() & 0xff;
    if ((size & 0x80) != 0) {
      throw new IllegalStateException("the server masked a frame");
    }
    int more = size == 126 ? 2 : size == 127 ? 8 : 0;
    if (in.remaining() < more) {
      return false;
    }
    long length = more == 2 ? in.getShort() & 0xffff : more == 8 ? in.getLong() : size;
    if (in.remaining() < length) {
      return false;
    }
    byte[] payload = new byte[(int) length];
    in.get(payload);
    sink.frame(head & 15, (head & 0x80) != 0, payload);
    return true;
  }
}
