package hubbub.auth;

import hubbub.store.Durability;
import hubbub.store.KeyValueStore;
import hubbub.store.Store;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** The keys that sign tokens, in the store: where several nodes have it in turn, each signs with the same ones. */
final class StoredKeys {
  private static final String KEY = "keys";

  private final KeyValueStore values;

  StoredKeys(Store store) {
    this.values = store.keyValues("keys", Durability.ALWAYS);
  }

  /** Returns the keys to work with from now on, as {@link KeyFile#open} does. */
  Future<List<SigningKey>> open(long now, long life, long rotateAfter) {
    return values.get(KEY).compose(found -> {
      List<SigningKey> stored = found.map(entry -> KeyRing.read(entry.value().toString(),
          "The signing keys in the store are damaged. Restore the store from a backup.")).orElse(List.of());
      List<SigningKey> keys = KeyRing.current(stored, now, life, rotateAfter);
      return keys.equals(stored) ? Future.succeededFuture(keys)
          : values.put(KEY, Buffer.buffer(KeyRing.written(keys))).map(keys);
    });
  }
}
