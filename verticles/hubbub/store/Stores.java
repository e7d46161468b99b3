package hubbub.store;

import hubbub.store.embedded.EmbeddedStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Opens the store a verticle's configuration names. */
public final class Stores {
  private Stores() {}

  /** Opens a store; fails where its folder cannot be used or another process has it open. */
  public static Future<Store> open(Vertx vertx, StoreConfig config) {
    return switch (config.type()) {
      case "embedded" -> EmbeddedStore.open(vertx, config.folder());
      default -> Future.failedFuture(new IllegalArgumentException("store type " + config.type()));
    };
  }
}
