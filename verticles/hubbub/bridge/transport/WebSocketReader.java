package hubbub.bridge.transport;

import hubbub.bridge.spi.Rejection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the frames of a websocket client (RFC 6455, 5.2 to 5.6) as they come, torn anywhere. A message beyond the
 * limit is dropped byte by byte while it passes, so that it costs no memory and the connection goes on; that is why
 * Netty's decoder, which gathers a frame before it looks at it, does not serve here. Nothing is kept between two
 * messages.
 */
final class WebSocketReader implements Reader {
  private static final int MAX_CONTROL = 125;

  private final Wire wire;
  private final CharsetDecoder decoder;
  private int limit;
  private ByteBuf header = Unpooled.EMPTY_BUFFER;
  private ByteBuf message = Unpooled.EMPTY_BUFFER;
  private ByteBuf control = Unpooled.EMPTY_BUFFER;
  private int kind = Framing.CONTINUATION;
  private int opcode;
  private boolean last;
  private boolean dropping;
  private int mask;
  private long left = -1;

  WebSocketReader(Wire wire, CharsetDecoder decoder, int limit) {
    this.wire = wire;
    this.decoder = decoder;
    this.limit = limit;
  }

  @Override
  public void read(ByteBuf bytes) {
    while (wire.listening() && (left >= 0 || bytes.isReadable())) {
      if (left < 0 && !begin(bytes)) {
        return;
      }
      if (left > 0 && !bytes.isReadable()) {
        return;
      }
      payload(bytes);
    }
  }

  @Override
  public void allow(int messageBytes) {
    limit = messageBytes;
  }

  @Override
  public void release() {
    header = free(header);
    message = free(message);
    control = free(control);
  }

  /** Reads a frame's header; false while it is not all there or where it breaks the rules. */
  private boolean begin(ByteBuf bytes) {
    ByteBuf in = bytes;
    if (header.isReadable()) {
      header.writeBytes(bytes, Math.min(bytes.readableBytes(), missing(header)));
      in = header;
    }
    int missing = missing(in);
    if (missing > 0) {
      if (in != header) {
        header = Unpooled.buffer(14).writeBytes(bytes);
      } else if (bytes.isReadable()) {
        return begin(bytes);
      }
      return false;
    }
    boolean fits = parse(in);
    header = free(header);
    if (!fits) {
      wire.broken();
    }
    return fits;
  }

  private static int missing(ByteBuf in) {
    int have = in.readableBytes();
    if (have < 2) {
      return 2 - have;
    }
    int length = in.getByte(in.readerIndex() + 1) & 127;
    int need = 6 + (length == 126 ? 2 : length == 127 ? 8 : 0);
    return Math.max(0, need - have);
  }

  private boolean parse(ByteBuf in) {
    int first = in.readByte();
    int second = in.readByte();
    opcode = first & 15;
    last = (first & 128) != 0;
    int length = second & 127;
    left = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
    mask = in.readInt();
    boolean plain = (first & 0x70) == 0 && (second & 128) != 0 && left >= 0;
    if (opcode >= Framing.CLOSE) {
      return plain && opcode <= Framing.PONG && last && left <= MAX_CONTROL;
    }
    boolean continues = opcode == Framing.CONTINUATION;
    if (!plain || opcode > Framing.BINARY || continues != (kind != Framing.CONTINUATION)) {
      return false;
    }
    if (!continues) {
      kind = opcode;
    }
    dropping |= message.readableBytes() + left > limit;
    return true;
  }

  private void payload(ByteBuf bytes) {
    int size = (int) Math.min(left, bytes.readableBytes());
    boolean whole = size == left;
    if (opcode >= Framing.CLOSE) {
      control = gather(control, bytes, size);
    } else if (dropping || !wire.open()) {
      bytes.skipBytes(size);
      message = free(message);
    } else {
      message = gather(message, bytes, size);
    }
    left = whole ? -1 : left - size;
    if (whole) {
      end();
    }
  }

  private ByteBuf gather(ByteBuf so, ByteBuf bytes, int size) {
    ByteBuf all = so == Unpooled.EMPTY_BUFFER ? Unpooled.buffer(Math.max(size, 16)) : so;
    all.ensureWritable(size);
    int at = all.writerIndex();
    all.writeBytes(bytes, size);
    unmask(all, at, size);
    return all;
  }

  private void unmask(ByteBuf all, int from, int size) {
    int at = from;
    int end = from + size;
    for (; at + 4 <= end; at += 4) {
      all.setInt(at, all.getInt(at) ^ mask);
    }
    for (; at < end; at++) {
      all.setByte(at, all.getByte(at) ^ mask >>> 24);
      mask = Integer.rotateLeft(mask, 8);
    }
  }

  private void end() {
    if (opcode >= Framing.CLOSE) {
      ByteBuf words = control;
      control = Unpooled.EMPTY_BUFFER;
      wire.control(opcode, words);
      free(words);
    } else if (last) {
      int of = kind;
      ByteBuf whole = message;
      boolean dropped = dropping;
      kind = Framing.CONTINUATION;
      message = Unpooled.EMPTY_BUFFER;
      dropping = false;
      if (wire.open()) {
        wire.counted();
        tell(of, whole, dropped);
      }
      free(whole);
    }
  }

  private void tell(int of, ByteBuf whole, boolean dropped) {
    if (dropped) {
      wire.conversation().rejected(Rejection.TOO_LARGE);
    } else if (of == Framing.BINARY) {
      wire.conversation().bytes(Buffer.buffer(bytes(whole)));
    } else {
      String text;
      try {
        text = decoder.decode(ByteBuffer.wrap(bytes(whole))).toString();
      } catch (CharacterCodingException invalid) {
        wire.conversation().rejected(Rejection.INVALID_TEXT);
        return;
      }
      wire.conversation().text(text);
    }
  }

  private static byte[] bytes(ByteBuf buffer) {
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.getBytes(buffer.readerIndex(), bytes);
    return bytes;
  }

  private static ByteBuf free(ByteBuf buffer) {
    buffer.release();
    return Unpooled.EMPTY_BUFFER;
  }

  /** Returns a decoder that refuses what is not UTF-8. */
  static CharsetDecoder strict() {
    return StandardCharsets.UTF_8.newDecoder();
  }
}
