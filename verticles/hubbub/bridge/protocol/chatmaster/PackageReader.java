package hubbub.bridge.protocol.chatmaster;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Everything a client sends, in one place: finds out by the first byte whether it is plain or compressed, and gives out
 * one piece at a time, so that what comes after it can wait unread.
 */
final class PackageReader {
  private static final byte ZLIB = 0x78;
  private static final byte GZIP = 0x1f;

  private final int limit;
  private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
  private final PlainDecoder plain;
  private Decoder decoder;
  private Form compression = Form.RAW;
  private boolean begun;
  private int at;

  PackageReader(int limit) {
    this.limit = limit;
    this.plain = new PlainDecoder(limit);
    this.decoder = plain;
  }

  void offer(Buffer bytes) {
    if (bytes.length() > 0) {
      chunks.add(bytes.getBytes());
    }
  }

  /** Returns the next piece, or empty when all that was offered is read. */
  Optional<Piece> next() {
    Optional<Piece> piece = Optional.empty();
    while (piece.isEmpty() && !chunks.isEmpty()) {
      byte[] chunk = chunks.peek();
      begin(chunk[0]);
      at = decoder.read(chunk, at);
      if (at == chunk.length) {
        chunks.poll();
        at = 0;
      }
      piece = decoder.piece();
    }
    return piece;
  }

  /** Returns the form the client speaks, as far as it has shown. */
  Form form() {
    return compression == Form.RAW && plain.newline() ? Form.NEWLINE : compression;
  }

  /** Returns how many bytes of begun packages are held. */
  int held() {
    return decoder.held();
  }

  void close() {
    chunks.clear();
    decoder.close();
  }

  private void begin(byte first) {
    if (begun) {
      return;
    }
    begun = true;
    if (first == ZLIB || first == GZIP) {
      compression = first == ZLIB ? Form.ZLIB : Form.GZIP;
      decoder = new CompressedDecoder(new Unpacking(first == GZIP, limit), limit);
    }
  }
}
