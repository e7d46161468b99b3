package hubbub.store;

import io.vertx.core.Future;
import java.util.Optional;

/** Stands for the store of a verticle that keeps nothing: nobody takes it away, and nothing can be put in. */
public final class NoStore implements Store {
  @Override
  public KeyValueStore keyValues(String namespace, Durability durability) {
    throw new UnsupportedOperationException("There is no store.");
  }

  @Override
  public Journal journal(String namespace, Durability durability) {
    throw new UnsupportedOperationException("There is no store.");
  }

  @Override
  public boolean healthy() {
    return true;
  }

  @Override
  public Future<Void> lost() {
    return Future.future(never -> { });
  }

  @Override
  public Optional<Fence> fence() {
    return Optional.empty();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
