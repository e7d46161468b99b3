package hubbub.busbridge;

import hubbub.bus.Addresses;
import hubbub.bus.Bus;
import hubbub.conf.Checked;
import hubbub.contract.Health;
import hubbub.contract.busbridge.Address;
import hubbub.contract.busbridge.BusBridgeApi;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets other processes take part in the event bus, as far as the rules allow. See {@link BusBridgeApi}. */
public final class BusBridgeVerticle extends VerticleBase implements Checked {
  private static final String NOUN = "busbridge";
  private static final Logger LOG = LoggerFactory.getLogger(BusBridgeVerticle.class);

  private BusBridgeConfig config;
  private Bus bus;
  private Library library;
  private Guard guard;
  private NetServer server;
  private long timer = -1;

  @Override
  public void check(JsonObject config) {
    BusBridgeConfig.from(config);
  }

  @Override
  public Future<?> start() {
    config = BusBridgeConfig.from(config());
    bus = new Bus(vertx, Duration.ofSeconds(5));
    library = new Library(vertx);
    guard = new Guard(vertx, bus, config, library);
    server = vertx.createNetServer().connectHandler(guard::connected);
    return library.open(config.tokens())
        .compose(open -> guard.listen())
        .compose(open -> server.listen(config.port(), config.host())
            .recover(problem -> Future.failedFuture("The bus bridge cannot use " + config.host() + ":"
                + config.port() + ": " + problem.getMessage())))
        .compose(open -> bus.serve(BusBridgeApi.WHERE, ask -> Future.succeededFuture(where())))
        .compose(served -> bus.serveHealth(NOUN, () -> Health.READY))
        .onSuccess(served -> begin())
        .recover(failure -> stop().transform(stopped -> Future.failedFuture(failure)));
  }

  @Override
  public Future<?> stop() {
    vertx.cancelTimer(timer);
    if (bus == null) {
      return Future.succeededFuture();
    }
    return bus.close().transform(closed -> {
      guard.close();
      return server.close();
    }).transform(closed -> library.close());
  }

  /** Where the library listens, which is nobody's business. */
  SocketAddress inner() {
    return library.address();
  }

  private Address where() {
    return new Address(config.host(), server.actualPort());
  }

  private void begin() {
    timer = vertx.setPeriodic(config.timing().proof().toMillis(), tick -> guard.prove());
    String url = "tcp://" + config.host() + ":" + server.actualPort() + "/";
    Addresses.tell(vertx, NOUN, url);
    LOG.info("listener.open name={} url={}", NOUN, url);
    if (!config.loopback()) {
      LOG.warn("listener.insecure name={} reason=\"tokens cross the network in clear\"", NOUN);
    }
  }
}
