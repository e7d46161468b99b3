package hubbub.store.embedded;

import hubbub.store.Durability;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The write-ahead log of a durability: segment files that its lane's thread writes, and the saver's thread syncs and
 * deletes. Either all records of a batch are in it or none.
 */
final class Log {
  static final long SEGMENT = 8L * 1024 * 1024;

  private final Path folder;
  private final Durability durability;
  private final LogFile.Maker maker;
  private final Deque<Closed> closed = new ArrayDeque<>();

  private LogFile file;
  private Path path;
  private long salt;
  private long size;
  private boolean torn;
  private volatile long written;
  private volatile long synced;

  /** Makes a log whose next record follows one of this number. */
  Log(Path folder, Durability durability, LogFile.Maker maker, long last) {
    this.folder = folder;
    this.durability = durability;
    this.maker = maker;
    this.written = last;
    this.synced = last;
  }

  /** Returns the highest number known to be on disk. */
  long synced() {
    return synced;
  }

  /** Writes a batch whose last record has this number, and syncs it where the durability is ALWAYS. */
  void write(RecordBuffer batch, long last) throws IOException {
    ready();
    try {
      torn = true;
      file.write(batch.sealed(salt), size);
      if (durability == Durability.ALWAYS) {
        file.force();
        synced = last;
      }
      torn = false;
    } catch (IOException problem) {
      repair();
      throw problem;
    }
    size += batch.length();
    written = last;
  }

  /** Takes the newest batch back: it could not be applied. */
  void retract(RecordBuffer batch, long last) throws IOException {
    size -= batch.length();
    written = last;
    synced = Math.min(synced, last);
    torn = true;
    repair();
  }

  /** Syncs what was written. */
  synchronized void sync() throws IOException {
    long upTo = written;
    if (upTo > synced && file != null) {
      file.force();
      synced = upTo;
    }
  }

  /** Deletes segments that have nothing above a number. */
  synchronized void release(long upTo) throws IOException {
    while (!closed.isEmpty() && closed.peekFirst().last() <= upTo) {
      Files.deleteIfExists(closed.peekFirst().path());
      closed.removeFirst();
    }
  }

  /** Closes the log, and deletes it where all of it is saved. */
  synchronized void close(boolean saved) throws IOException {
    if (file != null) {
      if (!saved) {
        sync();
      }
      file.close();
      closed.addLast(new Closed(path, written));
      file = null;
    }
    if (saved) {
      release(written);
    }
  }

  private void ready() throws IOException {
    if (torn) {
      repair();
    }
    if (file == null || size > SEGMENT) {
      roll();
    }
  }

  // What a failed write left is cut off before anything follows it: a record behind a broken one is taken for damage.
  private void repair() throws IOException {
    file.truncate(size);
    torn = false;
  }

  private synchronized void roll() throws IOException {
    if (file != null) {
      sync();
      file.close();
      closed.addLast(new Closed(path, written));
      file = null;
    }
    Path next = folder.resolve(Segment.fileName(name(durability), written + 1));
    // What stands there has no records: making it failed.
    Files.deleteIfExists(next);
    Segment beginning = new Segment(new SecureRandom().nextLong(), Segment.currentBoot());
    LogFile made = maker.make(next);
    try {
      made.write(beginning.written(), 0);
      // A file with records in it has its beginning, whatever order the disk writes in.
      made.force();
      syncFolder(folder);
    } catch (IOException problem) {
      made.close();
      Files.deleteIfExists(next);
      throw problem;
    }
    file = made;
    path = next;
    salt = beginning.salt();
    size = Segment.HEADER;
  }

  static String name(Durability durability) {
    return durability == Durability.ALWAYS ? "always" : "everysec";
  }

  /** Returns when files made in a folder are on disk under their names. */
  static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private record Closed(Path path, long last) {}
}
