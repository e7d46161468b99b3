package hubbub.store;

import io.vertx.core.Future;
import java.util.Optional;

/** One verticle's data, in namespaces of its own. Opened by {@link Stores}. */
public interface Store {
  /** Returns the key-value store of a namespace. A namespace has the durability it was first asked for with. */
  KeyValueStore keyValues(String namespace, Durability durability);

  /** Returns the journals of a namespace. A namespace has the durability it was first asked for with. */
  Journal journal(String namespace, Durability durability);

  /** Tells whether writes are possible now; false for example when the disk is full. */
  boolean healthy();

  /**
   * Completes when the store belongs to another process now, or may do so: from then on every call fails with
   * UNAVAILABLE, also if nothing was done since. Never completes for a store that cannot be taken away.
   */
  Future<Void> lost();

  /** Returns under what number this store was taken; empty for one that cannot be taken away. */
  Optional<Fence> fence();

  /** Writes out what waits and closes. Calling it twice is harmless; later calls of the store fail with UNAVAILABLE. */
  Future<Void> close();
}
