package hubbub.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.OptionalLong;

/**
 * Numbered entries in streams, in one namespace. A stream begins with its first append, numbers go up by one from 1
 * and are never given twice, also after a trim or a restart. A stream's key is as a {@link KeyValueStore} key, an
 * entry has at most 1 MiB. Fails with UNAVAILABLE where the store cannot be written or read.
 */
public interface Journal {
  /**
   * Appends an entry and returns its number. Appends of one caller are done, and complete, in the order they were
   * made.
   */
  Future<Long> append(String stream, Buffer entry);

  /**
   * Appends an entry if keys of the namespace of the same name have the versions expected, in one step.
   *
   * @param checks versions expected in {@link Store#keyValues} of this namespace
   * @return the number, or empty when a version did not hold, and then nothing was appended
   */
  Future<OptionalLong> appendIf(String stream, Buffer entry, List<Write.Check> checks);

  /** Returns entries with numbers above {@code after}, oldest first, at most {@code limit} (1 to 10,000). */
  Future<List<Line>> after(String stream, long after, int limit);

  /**
   * Returns the newest entries with numbers below {@code before}, oldest first, at most {@code limit} (1 to 10,000).
   */
  Future<List<Line>> before(String stream, long before, int limit);

  /** Returns the number of the newest entry there ever was, trimmed or not; 0 = none. */
  Future<Long> last(String stream);

  /** Forgets the entries up to a number, that one included. */
  Future<Void> trim(String stream, long upTo);

  /** Forgets a stream with its numbers; the next append begins again with 1. */
  Future<Void> drop(String stream);

  /**
   * An entry with its number.
   *
   * @param seq its number in the stream, 1 or more
   * @param entry what was appended; not to be changed
   */
  record Line(long seq, Buffer entry) {}
}
