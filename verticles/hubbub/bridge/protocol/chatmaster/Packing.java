package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.spi.Dialect;
import hubbub.bridge.spi.RoomView;
import hubbub.contract.rooms.RoomEvent;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Gives packages the form a client speaks. Belongs to one listener of one bridge instance, and keeps the dialects that
 * its peers share there.
 */
final class Packing {
  /** How long a package without an ending may be, lists being cut: what a client reads at once. */
  private static final int RAW_BYTES = 1_400;
  private static final int BYTES = 65_536;
  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private final Deflater zlib = new Deflater();
  private final Deflater gzip = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final Dialect newlines = new FormDialect(Form.NEWLINE, this);
  private final Dialect zlibs = new FormDialect(Form.ZLIB, this);
  private final Dialect gzips = new FormDialect(Form.GZIP, this);
  private Optional<RoomEvent> lastRaw = Optional.empty();
  private Optional<byte[]> lastRawBytes = Optional.empty();

  /** Returns the dialect shared by all clients of a form; none for those that are sent one package at a time. */
  Optional<Dialect> dialect(Form form) {
    return switch (form) {
      case RAW -> Optional.empty();
      case NEWLINE -> Optional.of(newlines);
      case ZLIB -> Optional.of(zlibs);
      case GZIP -> Optional.of(gzips);
    };
  }

  /** Returns how many bytes a package may have where its content can be cut. */
  int fit(Form form) {
    return form == Form.RAW ? RAW_BYTES : BYTES;
  }

  /** Words an event for a client that gets it by itself; it is likely that the next one gets the same. */
  Optional<byte[]> event(Form form, RoomView room, RoomEvent event) {
    if (form != Form.RAW) {
      return Wording.event(room, event, BYTES);
    }
    if (lastRaw.isEmpty() || lastRaw.get() != event) {
      lastRawBytes = Wording.event(room, event, RAW_BYTES);
      lastRaw = Optional.of(event);
    }
    return lastRawBytes;
  }

  /** Returns a package as it goes out. */
  Buffer pack(Form form, byte[] parcel) {
    return switch (form) {
      case RAW -> Buffer.buffer(parcel);
      case NEWLINE -> Buffer.buffer(parcel.length + 1).appendBytes(parcel).appendByte((byte) '\n');
      case ZLIB -> deflated(zlib, Buffer.buffer(), parcel);
      case GZIP -> gzipped(parcel);
    };
  }

  private Buffer gzipped(byte[] parcel) {
    CRC32 crc = new CRC32();
    crc.update(parcel);
    return deflated(gzip, Buffer.buffer(GZIP_HEADER), parcel)
        .appendIntLE((int) crc.getValue()).appendIntLE(parcel.length);
  }

  private static Buffer deflated(Deflater deflater, Buffer to, byte[] parcel) {
    byte[] some = new byte[2048];
    deflater.reset();
    deflater.setInput(parcel);
    deflater.finish();
    while (!deflater.finished()) {
      to.appendBytes(some, 0, deflater.deflate(some));
    }
    return to;
  }
}
