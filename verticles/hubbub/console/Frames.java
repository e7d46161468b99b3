package hubbub.console;

import io.vertx.core.buffer.Buffer;
import java.util.function.Predicate;

/** Puts the packets of a console together from what comes in pieces: each ends with one byte 0x04. */
final class Frames {
  /** What ends a packet. */
  static final byte END = 4;

  private int most;
  private Buffer begun = Buffer.buffer();

  /** Takes packets of so many bytes at most. */
  Frames(int most) {
    this.most = most;
  }

  /** Takes packets of so many bytes at most from now on. */
  void most(int bytes) {
    most = bytes;
  }

  /**
   * Hands on the packets that end in this piece, without their end marks, as long as the taker wants more.
   *
   * @return false where a packet is too long, and nothing can be read any more
   */
  boolean read(Buffer piece, Predicate<Buffer> taker) {
    byte[] bytes = piece.getBytes();
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == END) {
        if (!fits(at - from)) {
          return false;
        }
        Buffer packet = begun.appendBytes(bytes, from, at - from);
        begun = Buffer.buffer();
        from = at + 1;
        if (!taker.test(packet)) {
          return true;
        }
      }
    }
    if (!fits(bytes.length - from)) {
      return false;
    }
    begun.appendBytes(bytes, from, bytes.length - from);
    return true;
  }

  /** Returns a packet as it goes to a console. */
  static Buffer framed(String packet) {
    return Buffer.buffer(packet).appendByte(END);
  }

  private boolean fits(int more) {
    return begun.length() + more <= most;
  }
}
