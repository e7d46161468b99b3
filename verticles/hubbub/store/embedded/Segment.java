package hubbub.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The beginning of a log file: what it is, the salt of its checksums, and during which run of the operating system it
 * was written.
 */
record Segment(long salt, String boot) {
  static final int HEADER = 64;

  private static final byte[] MAGIC = "hubbub-log-1\n\0\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int BOOT = 36;
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** Returns the name of the file whose first record has this number; names are in the order of numbers. */
  static String fileName(String log, long first) {
    return "%s-%016x.log".formatted(log, first);
  }

  /** Identifies the run of the operating system; the same text always where that cannot be told. */
  static String currentBoot() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException unknown) {
      return "unknown";
    }
  }

  ByteBuffer written() {
    byte[] name = boot.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(HEADER).put(MAGIC).putLong(salt).put(name, 0, Math.min(name.length, BOOT));
    out.position(HEADER - Integer.BYTES);
    return out.putInt(checksum(out)).flip();
  }

  /** Reads a file's beginning, or nothing where it is not whole. */
  static Optional<Segment> read(ByteBuffer file) {
    if (file.limit() < HEADER || file.getInt(HEADER - Integer.BYTES) != checksum(file)) {
      return Optional.empty();
    }
    byte[] boot = new byte[BOOT];
    file.get(MAGIC.length + Long.BYTES, boot);
    return Optional.of(new Segment(file.getLong(MAGIC.length), new String(boot, StandardCharsets.US_ASCII).strip()
        .replace("\0", "")));
  }

  private static int checksum(ByteBuffer file) {
    CRC32C crc = new CRC32C();
    crc.update(file.duplicate().position(0).limit(HEADER - Integer.BYTES));
    return (int) crc.getValue();
  }
}
