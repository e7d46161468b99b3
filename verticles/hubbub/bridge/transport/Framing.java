package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * How messages become bytes on a connection: as they are over TCP, in unmasked frames over a websocket (RFC 6455,
 * 5.2).
 */
enum Framing {
  TCP {
    @Override
    void header(ByteBuf out, int opcode, int length) {}
  },
  WEBSOCKET {
    @Override
    void header(ByteBuf out, int opcode, int length) {
      out.writeByte(FINAL | opcode);
      if (length < 126) {
        out.writeByte(length);
      } else if (length < 65_536) {
        out.writeByte(126).writeShort(length);
      } else {
        out.writeByte(127).writeLong(length);
      }
    }
  };

  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;
  static final int HEADER_BYTES = 10;

  private static final int FINAL = 0x80;

  /** Writes what stands before a message of this length. */
  abstract void header(ByteBuf out, int opcode, int length);

  /** Writes a close frame (RFC 6455, 5.5.1). */
  static void close(ByteBuf out, int code, String sentence) {
    byte[] words = sentence.getBytes(StandardCharsets.UTF_8);
    WEBSOCKET.header(out, CLOSE, 2 + words.length);
    out.writeShort(code).writeBytes(words);
  }
}
