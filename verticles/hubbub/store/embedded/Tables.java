package hubbub.store.embedded;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;

/**
 * The tables of a store in one MVStore file. Read by any thread; a namespace is changed by its lane only. Nothing is
 * on disk before {@link #save}.
 */
final class Tables {
  private static final byte[] NOTHING = {};
  private static final String APPLIED = "applied.";
  private static final String FORMAT = "format";
  private static final long NEWEST = 1;

  private final MVStore store;
  private final MVMap<byte[], Stored> values;
  private final MVMap<byte[], byte[]> expiries;
  private final MVMap<byte[], byte[]> streams;
  private final MVMap<Position, byte[]> entries;
  private final MVMap<String, Long> meta;

  private Tables(MVStore store) {
    this.store = store;
    ByteArrayDataType bytes = ByteArrayDataType.INSTANCE;
    this.values = store.openMap("values",
        new MVMap.Builder<byte[], Stored>().keyType(bytes).valueType(new Stored.Type()));
    this.expiries = store.openMap("expiries", new MVMap.Builder<byte[], byte[]>().keyType(bytes).valueType(bytes));
    this.streams = store.openMap("streams", new MVMap.Builder<byte[], byte[]>().keyType(bytes).valueType(bytes));
    this.entries = store.openMap("entries",
        new MVMap.Builder<Position, byte[]>().keyType(new Position.Type()).valueType(bytes));
    this.meta = store.openMap("meta");
  }

  static Tables open(Path file) {
    try {
      Tables tables = new Tables(new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open());
      tables.checkFormat(file);
      return tables;
    } catch (MVStoreException problem) {
      throw new Fault(ErrorCode.UNAVAILABLE,
          "The store file " + file + " cannot be opened; restore it from a backup. (" + problem.getMessage() + ")");
    }
  }

  private void checkFormat(Path file) {
    long format = meta.getOrDefault(FORMAT, NEWEST);
    if (format > NEWEST) {
      abandon();
      throw new Fault(ErrorCode.UNAVAILABLE, "The store file " + file + " has format " + format
          + ", and this hub knows formats up to " + NEWEST + ". Run the newer hub that wrote it, or name another"
          + " folder in store.folder.");
    }
    meta.put(FORMAT, NEWEST);
  }

  /** Returns up to which record of a log the saved tables are. */
  long applied(String log) {
    return meta.getOrDefault(APPLIED + log, 0L);
  }

  /** Notes up to which record of a log the tables are; they may be ahead of it. */
  void applied(String log, long number) {
    meta.put(APPLIED + log, number);
  }

  Optional<Stored> value(byte[] key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Returns the values from a key on, as they are at this moment. */
  Cursor<byte[], Stored> valuesFrom(byte[] key) {
    return values.cursor(key);
  }

  Cursor<byte[], byte[]> expiriesFrom(byte[] key) {
    return expiries.cursor(key);
  }

  void put(byte[] key, Stored stored) {
    // The new index entry first: whatever moment is saved, no value is without one.
    if (stored.expiresAt() != 0) {
      expiries.put(Keys.expiry(key, stored.expiresAt()), NOTHING);
    }
    Stored old = values.put(key, stored);
    if (old != null && old.expiresAt() != stored.expiresAt()) {
      unindex(key, old);
    }
  }

  void delete(byte[] key) {
    Stored old = values.remove(key);
    if (old != null) {
      unindex(key, old);
    }
  }

  /** Removes an entry of the expiry index that leads to nothing. */
  void dropExpiry(byte[] indexed) {
    expiries.remove(indexed);
  }

  /** Returns the streams from a key on, by their keys. */
  Cursor<byte[], byte[]> streamsFrom(byte[] key) {
    return streams.cursor(key);
  }

  /** Returns the first key from a key on, of a value or a stream. */
  Optional<byte[]> anyFrom(byte[] key) {
    byte[] value = values.ceilingKey(key);
    byte[] stream = streams.ceilingKey(key);
    return Optional.ofNullable(
        value == null || stream != null && Arrays.compareUnsigned(stream, value) < 0 ? stream : value);
  }

  Optional<Stream> stream(byte[] key) {
    return Optional.ofNullable(streams.get(key)).map(Stream::read);
  }

  void stream(byte[] key, Stream stream) {
    streams.put(key, stream.written());
  }

  void dropStream(byte[] key) {
    streams.remove(key);
  }

  /** Returns the highest number of a stream, trimmed or not. */
  long last(Stream stream) {
    Position newest = entries.floorKey(new Position(stream.id(), Long.MAX_VALUE));
    return newest == null || newest.stream() != stream.id() ? stream.floor() : newest.seq();
  }

  /** Returns the entries from a position on, as they are at this moment. */
  Cursor<Position, byte[]> entriesFrom(Position position) {
    return entries.cursor(position);
  }

  void append(Position at, byte[] entry) {
    entries.put(at, entry);
  }

  /** Removes a stream's entries up to a number. */
  void forget(long stream, long upTo) {
    Position at = entries.ceilingKey(new Position(stream, 0));
    while (at != null && at.stream() == stream && at.seq() <= upTo) {
      entries.remove(at);
      at = entries.higherKey(at);
    }
  }

  /** Writes all changes made before the call to disk. */
  void save() {
    store.commit();
    store.sync();
  }

  int unsavedBytes() {
    return store.getUnsavedMemory();
  }

  /** Rewrites sparsely filled parts of the file, up to so many bytes, so that it does not grow for ever. */
  void compact(int bytes) {
    store.compact(70, bytes);
  }

  boolean open() {
    return !store.isClosed();
  }

  void close() {
    store.close();
  }

  void abandon() {
    store.closeImmediately();
  }

  private void unindex(byte[] key, Stored old) {
    if (old.expiresAt() != 0) {
      expiries.remove(Keys.expiry(key, old.expiresAt()));
    }
  }
}
