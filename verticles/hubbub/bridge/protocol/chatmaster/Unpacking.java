package hubbub.bridge.protocol.chatmaster;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks one compressed stream at a time. The inflater lives as long as its stream, so that a silent client costs no
 * native memory. One reading unpacks a bounded amount, however little it was packed into.
 */
final class Unpacking {
  private static final int[] GZIP_MAGIC = {0x1f, 0x8b, 8};
  private static final int ZLIB_MAGIC = 0x78;
  private static final int TRAILER = 8;
  private static final int STRIDE = 1 << 20;

  private final boolean gzip;
  private final int limit;
  private final GzipHeader header = new GzipHeader();
  private final Growing content;
  private final CRC32 crc = new CRC32();
  private Inflater inflater = new Inflater();
  private Stage stage = Stage.DONE;
  private long packed;
  private long unpacked;
  private int stopped;
  private int trailerRead;
  private long trailer;

  private enum Stage { HEADER, BODY, TRAILER, DONE }

  Unpacking(boolean gzip, int limit) {
    this.gzip = gzip;
    this.limit = limit;
    content = new Growing(limit);
    inflater.end();
  }

  int magic(int index) {
    return gzip ? GZIP_MAGIC[index] : ZLIB_MAGIC;
  }

  int magicLength() {
    return gzip ? GZIP_MAGIC.length : 2;
  }

  /** Tells whether a byte may stand at this place of a stream's beginning. */
  boolean magic(int index, byte b) {
    if (gzip || index == 0) {
      return (b & 0xff) == magic(index);
    }
    // RFC 1950: header check, no preset dictionary.
    return (ZLIB_MAGIC << 8 | b & 0xff) % 31 == 0 && (b & 0x20) == 0;
  }

  /** Begins a stream, before its first byte. */
  void begin() {
    end();
    inflater = new Inflater(gzip);
    header.begin();
    crc.reset();
    packed = 0;
    unpacked = 0;
    trailer = 0;
    trailerRead = 0;
    stage = gzip ? Stage.HEADER : Stage.BODY;
  }

  /** Takes the beginning of a stream that was found byte by byte, {@code last} being its last byte. */
  void resume(byte last) {
    byte[] magic = gzip ? new byte[] {(byte) GZIP_MAGIC[0], (byte) GZIP_MAGIC[1], last} : new byte[] {ZLIB_MAGIC, last};
    try {
      read(magic, 0, false);
    } catch (DataFormatException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Reads on from a chunk, keeping what is unpacked unless it is to be dropped; returns where to go on. */
  int read(byte[] chunk, int from, boolean drop) throws DataFormatException {
    stopped = from;
    while (stopped < chunk.length && stage == Stage.HEADER) {
      header(chunk[stopped++]);
    }
    if (stopped < chunk.length && stage == Stage.BODY) {
      body(chunk, drop);
    }
    while (stopped < chunk.length && stage == Stage.TRAILER) {
      trailer(chunk[stopped++], drop);
    }
    packed += stopped - from;
    return stopped;
  }

  int stopped() {
    return stopped;
  }

  long packed() {
    return packed;
  }

  long unpacked() {
    return unpacked;
  }

  boolean finished() {
    return stage == Stage.DONE;
  }

  byte[] content() {
    return content.copy();
  }

  int held() {
    return content.held();
  }

  void forget() {
    content.clear();
  }

  void end() {
    inflater.end();
    content.clear();
    stage = Stage.DONE;
  }

  private void header(byte b) throws DataFormatException {
    switch (header.step(b)) {
      case END -> stage = Stage.BODY;
      case WRONG -> throw new DataFormatException();
      default -> { }
    }
  }

  private void body(byte[] chunk, boolean drop) throws DataFormatException {
    inflater.setInput(chunk, stopped, chunk.length - stopped);
    try {
      inflate(drop);
    } finally {
      stopped = chunk.length - inflater.getRemaining();
    }
    if (inflater.needsDictionary()) {
      throw new DataFormatException();
    }
    if (inflater.finished()) {
      stage = gzip ? Stage.TRAILER : Stage.DONE;
    }
  }

  // What is kept is unpacked in one go, so that a stream which has come whole is seen to end; it is bounded anyway.
  private void inflate(boolean drop) throws DataFormatException {
    byte[] some = new byte[4096];
    long stop = drop ? unpacked + STRIDE : limit + 1L;
    int n = 1;
    while (n > 0 && unpacked < stop) {
      n = inflater.inflate(some);
      unpacked += n;
      if (!drop && unpacked <= limit) {
        content.add(some, 0, n);
        crc.update(some, 0, n);
      }
    }
  }

  private void trailer(byte b, boolean drop) throws DataFormatException {
    trailer |= (b & 0xffL) << 8 * trailerRead;
    if (++trailerRead == TRAILER) {
      if (!drop && unpacked <= limit && trailer != (crc.getValue() | (unpacked & 0xffff_ffffL) << 32)) {
        throw new DataFormatException();
      }
      stage = Stage.DONE;
    }
  }
}
