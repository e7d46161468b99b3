package hubbub.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Values under keys, in one namespace. Keys are texts of 1 to 512 bytes of UTF-8 and are ordered by their UTF-8
 * bytes; a value has at most 1 MiB. Every change of a key gives it a higher version. Fails with UNAVAILABLE where the
 * store cannot be written or read.
 */
public interface KeyValueStore {
  /** Returns what stands under a key, unless it has expired. */
  Future<Optional<Entry>> get(String key);

  /**
   * Makes all changes or none. Later reads see them when the future completes. Versions are compared with what stands
   * before the first change is made.
   *
   * @param writes the changes and checks, of at most 16 MiB together
   * @return true when made; false when an expected version did not hold, and then nothing was changed
   */
  Future<Boolean> commit(List<Write> writes);

  /**
   * Returns entries whose key begins with a prefix, in ascending order of keys, expired ones left out.
   *
   * @param prefix what keys begin with; empty for all
   * @param after only keys behind this one; empty from the first
   * @param limit how many at the most, 1 to 10,000
   */
  Future<List<Entry>> scan(String prefix, String after, int limit);

  /** Changes one key, whatever stood there. */
  default Future<Void> put(String key, io.vertx.core.buffer.Buffer value) {
    return commit(List.of(Write.put(key, value))).mapEmpty();
  }

  /** Removes one key, if it is there. */
  default Future<Void> delete(String key) {
    return commit(List.of(Write.delete(key))).mapEmpty();
  }
}
