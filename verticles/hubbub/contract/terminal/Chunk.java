package hubbub.contract.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.buffer.Buffer;

/**
 * Output of a command as it goes over the bus, a buffer and no JSON: the command's number as a varint, one byte for the
 * outlet, for a pipe's outlets the pipe's number as a varint, and the bytes up to the end. A varint has seven bits a
 * byte, the lowest first, and the highest bit of each byte but the last is set.
 *
 * <p>Bytes are cut anywhere, also within a character or an escape sequence.
 *
 * @param serverId the command
 * @param outlet where they come from
 * @param location the pipe, where the outlet belongs to one; else 0
 * @param bytes what was said; not copied, so nobody changes it any more
 */
public record Chunk(long serverId, Outlet outlet, int location, Buffer bytes) {
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;
  private static final int LONGEST_HEADER = 15;

  /** Reads a buffer; fails with BAD_REQUEST where it is none. */
  public static Chunk from(Buffer buffer) {
    try {
      int at = 0;
      long serverId = varint(buffer, at);
      at += length(serverId);
      Outlet outlet = Outlet.values()[buffer.getByte(at++)];
      long location = outlet.ofPipe() ? varint(buffer, at) : 0;
      at += outlet.ofPipe() ? length(location) : 0;
      return new Chunk(serverId, outlet, Math.toIntExact(location), buffer.slice(at, buffer.length()));
    } catch (IndexOutOfBoundsException | ArithmeticException broken) {
      throw new Fault(ErrorCode.BAD_REQUEST, "The buffer is no output of a command.");
    }
  }

  /** Returns it as it goes over the bus. */
  public Buffer toBuffer() {
    return header(serverId, outlet, location, bytes.length()).appendBuffer(bytes);
  }

  /** Returns what stands before the bytes, with room for so many of them behind it. */
  public static Buffer header(long serverId, Outlet outlet, int location, int room) {
    Buffer buffer = Buffer.buffer(room + LONGEST_HEADER);
    appendVarint(buffer, serverId);
    buffer.appendByte((byte) outlet.ordinal());
    if (outlet.ofPipe()) {
      appendVarint(buffer, location);
    }
    return buffer;
  }

  /** Appends a number of 0 or more as a varint. */
  public static void appendVarint(Buffer buffer, long number) {
    long rest = number;
    while (rest >= MORE) {
      buffer.appendByte((byte) (rest | MORE));
      rest >>>= BITS;
    }
    buffer.appendByte((byte) rest);
  }

  /** Reads a varint at a place; fails with an IndexOutOfBoundsException or ArithmeticException where there is none. */
  public static long varint(Buffer buffer, int at) {
    long number = 0;
    for (int shift = 0;; shift += BITS) {
      long next = buffer.getByte(at + shift / BITS);
      number |= (next & MORE - 1) << shift;
      if (next >= 0) {
        return number;
      }
      if (shift == 8 * BITS) {
        throw new ArithmeticException("a varint has up to nine bytes");
      }
    }
  }

  /** Returns how many bytes a number of 0 or more has as a varint. */
  public static int length(long number) {
    return Math.max(1, Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(number), BITS));
  }
}
