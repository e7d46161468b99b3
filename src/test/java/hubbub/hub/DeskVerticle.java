package hubbub.hub;

import hubbub.bus.Bus;
import hubbub.console.desk.Desk;
import hubbub.contract.auth.Principal;
import hubbub.store.Durability;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The desk for consoles that a test says there are. */
final class DeskVerticle extends VerticleBase {
  private final Map<String, Principal> consoles = new ConcurrentHashMap<>();
  private final Path folder;
  private Store store;
  private Bus bus;
  private Desk desk;

  DeskVerticle(Path folder) {
    this.folder = folder;
  }

  /** There is such a console from now on. */
  void console(String id, Principal principal) {
    consoles.put(id, principal);
  }

  /** Whose console this is. */
  Principal owner(String id) {
    return consoles.get(id);
  }

  /** There is no such console any more, which is still to be told. */
  void forget(String id) {
    consoles.remove(id);
  }

  @Override
  public Future<?> start() {
    bus = new Bus(vertx, Duration.ofSeconds(5));
    return Stores.open(vertx, StoreConfig.embedded(folder)).compose(opened -> {
      store = opened;
      desk = new Desk(vertx, bus, id -> Optional.ofNullable(consoles.get(id)),
          store.keyValues("desk", Durability.ALWAYS));
      return desk.serve();
    });
  }

  @Override
  public Future<?> stop() {
    return desk.close().compose(closed -> bus.close()).compose(closed -> store.close());
  }

}
