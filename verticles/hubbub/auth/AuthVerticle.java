package hubbub.auth;

import hubbub.bus.Bus;
import hubbub.conf.Checked;
import hubbub.service.Service;
import hubbub.store.Store;
import hubbub.store.Stores;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verticle behind {@link hubbub.contract.auth.AuthApi}. Keeps state in its store's folder, so there is one of it
 * per folder: a second one fails to start.
 */
public final class AuthVerticle extends VerticleBase implements Checked {
  private static final Logger LOG = LoggerFactory.getLogger(AuthVerticle.class);
  // Nobody is called from here; a bus has to be told all the same.
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  private final Surroundings surroundings;
  private final InFlight open = new InFlight();
  private Service service;
  private Passwords passwords;

  /** Makes the verticle as it is deployed by name. */
  public AuthVerticle() {
    this(Surroundings.real());
  }

  AuthVerticle(Surroundings surroundings) {
    this.surroundings = surroundings.steady();
  }

  @Override
  public void check(JsonObject config) {
    AuthConfig.from(config);
  }

  @Override
  public Future<?> start() {
    AuthConfig config = AuthConfig.from(config());
    service = new Service("auth", context, new Bus(vertx, CALL_TIMEOUT), config.drain());
    return service.start(() -> Stores.open(vertx, config.store()),
        store -> keys(config, store).compose(keys -> serve(config, store, keys)));
  }

  @Override
  public Future<?> stop() {
    passwords.refuse();
    return service.stop();
  }

  private Future<Void> serve(AuthConfig config, Store store, List<SigningKey> keys) {
    warn(config);
    passwords = passwords(config.hashing());
    service.ends(passwords::close);
    service.ends(() -> drain(config));
    Bus bus = service.bus();
    Desk desk = new Desk(vertx, store, config, surroundings.clock(), new Desk.Workbench(bus, passwords, keys));
    return desk.prepare(config, surroundings)
        .compose(done -> desk.serve(bus, open))
        .compose(done -> service.serveHealth());
  }

  private Future<List<SigningKey>> keys(AuthConfig config, Store store) {
    long now = surroundings.clock().getAsLong();
    long life = config.tokens().life().toMillis();
    long rotateAfter = config.tokens().rotateAfter().toMillis();
    if (config.store().redis().isPresent()) {
      return new StoredKeys(store).open(now, life, rotateAfter);
    }
    KeyFile file = new KeyFile(config.store().folder());
    return vertx.executeBlocking(() -> file.open(now, life, rotateAfter));
  }

  private Passwords passwords(AuthConfig.Hashing hashing) {
    Hasher hasher = surroundings.hasher().apply(new Argon2(hashing.cost()));
    return new Passwords(vertx.createSharedWorkerExecutor("hubbub-auth-" + deploymentID(), hashing.threads()), hasher,
        hashing.threads() + hashing.queue());
  }

  // What is being hashed is finished and answered; what waits to be hashed is told to try again.
  private Future<Void> drain(AuthConfig config) {
    return open.end().timeout(Math.max(1, config.drain().toMillis()), TimeUnit.MILLISECONDS).otherwise(late -> {
      LOG.warn("drain.late");
      return null;
    });
  }

  private static void warn(AuthConfig config) {
    if (config.hashing().weak()) {
      LOG.warn("config.insecure key=hashing cost={} recommended=m=19456,t=2,p=1", config.hashing().cost());
    }
  }
}
