package hubbub.store;

import hubbub.store.embedded.EmbeddedStore;
import hubbub.store.redis.RedisStore;
import hubbub.watch.Meters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Opens the store a verticle's configuration names. */
public final class Stores {
  private Stores() {}

  /** Opens a store; fails where it cannot be used, with {@link StoreInUse} where another process has it open. */
  public static Future<Store> open(Vertx vertx, StoreConfig config) {
    return plain(vertx, config)
        .map(store -> new TimedStore(store, Meters.of(vertx), config.folder().getFileName().toString()));
  }

  private static Future<Store> plain(Vertx vertx, StoreConfig config) {
    return config.redis().map(redis -> RedisStore.open(vertx, redis))
        .orElseGet(() -> EmbeddedStore.open(vertx, config.folder()));
  }
}
