package hubbub.testing;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes the packing of what a hub sends, wherever it is torn: zlib streams, gzip streams whose header says nothing,
 * and bare objects without braces in their texts, as the first package is one.
 */
final class Unpacked {
  private static final int GZIP_HEADER = 10;
  private static final int GZIP_TRAILER = 8;

  private final Consumer<byte[]> plain;
  private byte[] pending = new byte[0];

  Unpacked(Consumer<byte[]> plain) {
    this.plain = plain;
  }

  void bytes(byte[] chunk) {
    byte[] all = Arrays.copyOf(pending, pending.length + chunk.length);
    System.arraycopy(chunk, 0, all, pending.length, chunk.length);
    int at = 0;
    for (OptionalInt end = end(all, at); end.isPresent(); end = end(all, at)) {
      at = end.getAsInt();
    }
    pending = Arrays.copyOfRange(all, at, all.length);
  }

  private OptionalInt end(byte[] all, int from) {
    if (from == all.length) {
      return OptionalInt.empty();
    }
    return switch (all[from]) {
      case '{' -> bare(all, from);
      case 0x78 -> stream(all, from, new Inflater(), 0);
      case 0x1f -> all.length - from < GZIP_HEADER
          ? OptionalInt.empty() : stream(all, from + GZIP_HEADER, new Inflater(true), GZIP_TRAILER);
      default -> throw new IllegalStateException("a byte " + all[from] + " between two packages");
    };
  }

  private OptionalInt bare(byte[] all, int from) {
    int depth = 0;
    for (int i = from; i < all.length; i++) {
      depth += all[i] == '{' ? 1 : all[i] == '}' ? -1 : 0;
      if (depth == 0) {
        plain.accept(Arrays.copyOfRange(all, from, i + 1));
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt stream(byte[] all, int from, Inflater inflater, int trailer) {
    try {
      inflater.setInput(all, from, all.length - from);
      byte[] content = new byte[1 << 17];
      int size = inflater.inflate(content);
      int end = all.length - inflater.getRemaining();
      if (!inflater.finished() || all.length - end < trailer) {
        return OptionalInt.empty();
      }
      byte[] found = Arrays.copyOf(content, size);
      if (trailer > 0) {
        check(found, all, end);
      }
      plain.accept(found);
      return OptionalInt.of(end + trailer);
    } catch (DataFormatException broken) {
      throw new IllegalStateException("a broken stream", broken);
    } finally {
      inflater.end();
    }
  }

  private static void check(byte[] content, byte[] all, int at) {
    CRC32 crc = new CRC32();
    crc.update(content);
    long sum = 0;
    for (int i = 3; i >= 0; i--) {
      sum = sum << 8 | all[at + i] & 0xff;
    }
    if (sum != crc.getValue()) {
      throw new IllegalStateException("a gzip stream with a wrong checksum");
    }
  }
}
