package hubbub.bridge.protocol.chatmaster;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Feeds bytes to a reader and says in short words what it made of them. */
final class Pieces {
  static final int LIMIT = 65_536;

  final PackageReader reader = new PackageReader(LIMIT);
  final List<String> found = new ArrayList<>();
  int mostHeld;

  /** What comes of these bytes when they come in chunks of this size. */
  static List<String> of(byte[] bytes, int chunk) {
    Pieces pieces = new Pieces();
    for (int at = 0; at < bytes.length; at += chunk) {
      pieces.feed(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chunk)));
    }
    return pieces.found;
  }

  /** What comes of these bytes at once; with every way of cutting them, the same must come. */
  static List<String> of(byte[] bytes) {
    List<String> whole = of(bytes, bytes.length);
    if (bytes.length < 5_000) {
      if (!of(bytes, 1).equals(whole)) {
        throw new AssertionError("byte by byte: " + of(bytes, 1) + ", at once: " + whole);
      }
      for (int cut = 1; cut < bytes.length; cut++) {
        Pieces pieces = new Pieces();
        pieces.feed(Arrays.copyOf(bytes, cut));
        pieces.feed(Arrays.copyOfRange(bytes, cut, bytes.length));
        if (!pieces.found.equals(whole)) {
          throw new AssertionError("cut at " + cut + ": " + pieces.found + ", at once: " + whole);
        }
      }
    }
    return whole;
  }

  static List<String> of(String text) {
    return of(utf8(text));
  }

  Pieces feed(byte[] bytes) {
    reader.offer(Buffer.buffer(bytes));
    for (Optional<Piece> piece = reader.next(); piece.isPresent(); piece = reader.next()) {
      found.add(switch (piece.get()) {
        case Piece.Package(var json) -> json.encode();
        case Piece.Broken(var sentence) -> sentence;
        case Piece.Flood() -> "flood";
      });
    }
    mostHeld = Math.max(mostHeld, reader.held());
    return this;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] zlib(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, new Deflater(9))) {
      deflating.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream deflating = new GZIPOutputStream(out)) {
      deflating.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }
}
