package hubbub.store.embedded;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does again what a log has beyond the saved tables. A broken end, as a crash in the middle of a write leaves it, is
 * cut off; a broken record with an intact one behind it is damage to data that was acknowledged, and refused.
 */
final class Replay {
  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

  private final Path folder;
  private final String name;
  private final Tables tables;
  private final CRC32C crc = new CRC32C();
  private long last;

  private Replay(Path folder, String name, Tables tables) {
    this.folder = folder;
    this.name = name;
    this.tables = tables;
    this.last = tables.applied(name);
  }

  /** Brings the tables up to the log and returns the number of its last record. */
  static long run(Path folder, String name, Tables tables) throws IOException {
    return new Replay(folder, name, tables).run();
  }

  /** Returns a log's files, oldest first. */
  static List<Path> segments(Path folder, String name) throws IOException {
    try (var files = Files.list(folder)) {
      String pattern = name + "-[0-9a-f]{16}\\.log";
      return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  private long run() throws IOException {
    List<Path> files = segments(folder, name);
    for (int i = 0; i < files.size(); i++) {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(files.get(i)));
      int intact = read(files.get(i), bytes);
      if (intact < bytes.limit()) {
        cut(files.subList(i, files.size()), bytes, intact);
        break;
      }
    }
    return last;
  }

  /** Applies a file's records and returns where the first broken one begins. */
  private int read(Path file, ByteBuffer bytes) {
    Optional<Segment> segment = Segment.read(bytes);
    if (segment.isEmpty()) {
      return 0;
    }
    long salt = segment.get().salt();
    int at = Segment.HEADER;
    while (intact(salt, bytes, at)) {
      int end = end(bytes, at);
      long number = number(bytes, at);
      if (number > last + 1) {
        throw new Fault(ErrorCode.UNAVAILABLE, "The store log " + file + " goes on with record " + number
            + " where " + (last + 1) + " is expected: a file is missing. Restore the folder from a backup.");
      }
      if (number == last + 1) {
        apply(file, bytes.slice(at + RecordBuffer.HEADER, end - at - RecordBuffer.HEADER));
        last = number;
      }
      at = end;
    }
    return at;
  }

  private void apply(Path file, ByteBuffer payload) {
    try {
      Change.read(payload).apply(tables);
    } catch (IllegalArgumentException unknown) {
      throw new Fault(ErrorCode.UNAVAILABLE,
          "The store log " + file + " was written by a newer version. (" + unknown.getMessage() + ")");
    }
  }

  private void cut(List<Path> files, ByteBuffer bytes, int intact) throws IOException {
    boolean loss = Segment.read(bytes).map(segment -> acknowledgedBehind(segment, bytes, intact + 1))
        .orElse(bytes.limit() > Segment.HEADER);
    if (loss || anyIntact(files.subList(1, files.size()))) {
      throw new Fault(ErrorCode.UNAVAILABLE, "The store log " + files.get(0) + " is damaged at byte " + intact
          + ", and more records follow: opening it would lose data that was acknowledged, from record " + (last + 1)
          + " on. Restore the folder from a backup, or move this file and later ones of its name away to go on"
          + " without that data.");
    }
    for (Path behind : files.subList(1, files.size())) {
      LOG.warn("store.tail.cut file={} bytes={}", behind, Files.size(behind));
      Files.delete(behind);
    }
    LOG.warn("store.tail.cut file={} bytes={}", files.get(0), bytes.limit() - intact);
    if (intact <= Segment.HEADER) {
      Files.delete(files.get(0));
      return;
    }
    try (FileChannel channel = FileChannel.open(files.get(0), StandardOpenOption.WRITE)) {
      channel.truncate(intact).force(true);
    }
  }

  /**
   * Tells whether an intact record stands behind a broken one, other than in what a loss of power may leave: then the
   * disk has written what was not synced in any order, and none of it was promised.
   */
  private boolean acknowledgedBehind(Segment segment, ByteBuffer bytes, int from) {
    boolean rebooted = !segment.boot().equals(Segment.currentBoot());
    for (int at = from; at <= bytes.limit() - RecordBuffer.HEADER; at++) {
      boolean behind = number(bytes, at) > last && number(bytes, at) - last <= bytes.limit();
      if (behind && intact(segment.salt(), bytes, at) && !(rebooted && synced(bytes, at) <= last)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyIntact(List<Path> files) {
    return files.stream().anyMatch(file -> {
      try {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        return Segment.read(bytes).map(segment -> acknowledgedBehind(segment, bytes, Segment.HEADER))
            .orElse(bytes.limit() > Segment.HEADER);
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    });
  }

  private boolean intact(long salt, ByteBuffer bytes, int at) {
    if (bytes.limit() - at < RecordBuffer.HEADER) {
      return false;
    }
    int length = bytes.getInt(at + Integer.BYTES);
    return length >= 0 && length <= bytes.limit() - at - RecordBuffer.HEADER
        && bytes.getInt(at) == RecordBuffer.checksum(crc, salt, bytes, at, end(bytes, at));
  }

  private static int end(ByteBuffer bytes, int at) {
    return at + RecordBuffer.HEADER + bytes.getInt(at + Integer.BYTES);
  }

  private static long number(ByteBuffer bytes, int at) {
    return bytes.getLong(at + 2 * Integer.BYTES);
  }

  private static long synced(ByteBuffer bytes, int at) {
    return bytes.getLong(at + 2 * Integer.BYTES + Long.BYTES);
  }
}
