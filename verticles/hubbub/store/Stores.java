package hubbub.store;

import hubbub.store.embedded.EmbeddedStore;
import hubbub.store.redis.RedisStore;
import hubbub.watch.Meters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Opens the store a verticle's configuration names. */
public final class Stores {
  private Stores() {}

  /** Opens a store that is optional: where none is configured, one that nothing can be put in. */
  public static Future<Store> open(Vertx vertx, Optional<StoreConfig> config) {
    return config.map(store -> open(vertx, store)).orElseGet(() -> Future.succeededFuture(new NoStore()));
  }

  /** Opens a store; fails where it cannot be used, with {@link StoreInUse} where another process has it open. */
  public static Future<Store> open(Vertx vertx, StoreConfig config) {
    return whole(vertx, config)
        .map(store -> new TimedStore(store, Meters.of(vertx), config.folder().getFileName().toString()));
  }

  /** Opens a store that can tell all it holds, likewise. */
  public static Future<WholeStore> whole(Vertx vertx, StoreConfig config) {
    return config.redis().map(redis -> RedisStore.open(vertx, redis))
        .orElseGet(() -> EmbeddedStore.open(vertx, config.folder()));
  }
}
