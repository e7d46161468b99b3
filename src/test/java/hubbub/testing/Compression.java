package hubbub.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** How a client packs what it sends. */
public enum Compression {
  /** A zlib stream. */
  ZLIB,
  /** A gzip stream. */
  GZIP;

  /** Returns one complete stream with this content. */
  public byte[] pack(byte... content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream packing = this == ZLIB ? new DeflaterOutputStream(packed) : new GZIPOutputStream(packed)) {
      packing.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Returns one complete stream of so many megabytes of nothing, packed as small as can be. */
  public byte[] bomb(int megabytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream packing = this == ZLIB ? new DeflaterOutputStream(packed) : new GZIPOutputStream(packed)) {
      byte[] nothing = new byte[1_000_000];
      for (int i = 0; i < megabytes; i++) {
        packing.write(nothing);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
