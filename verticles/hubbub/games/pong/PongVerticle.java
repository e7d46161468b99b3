package hubbub.games.pong;

import hubbub.bus.Bus;
import hubbub.conf.Checked;
import hubbub.contract.Endpoint;
import hubbub.contract.Message;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Started;
import hubbub.service.Service;
import hubbub.store.Stores;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@link GamesApi} as {@code pong}. Keeps its matches in memory, so there is one instance of it. */
public final class PongVerticle extends VerticleBase implements Checked {
  static final String GAME = "pong";

  private static final Logger LOG = LoggerFactory.getLogger(PongVerticle.class);
  /** It asks nobody anything. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Function<Vertx, Surroundings> times;
  private Service service;
  private Bus bus;
  private Courts courts;

  /** Makes a verticle on the system's clock. */
  public PongVerticle() {
    this(vertx -> Surroundings.real(Ticker.of(vertx)));
  }

  PongVerticle(Function<Vertx, Surroundings> times) {
    this.times = times;
  }

  @Override
  public void check(JsonObject config) {
    PongConfig.from(config);
  }

  @Override
  public Future<?> start() {
    PongConfig config = PongConfig.from(config());
    bus = new Bus(vertx, ANSWER);
    courts = new Courts(config, bus, times.apply(vertx));
    service = new Service(GamesApi.noun(GAME), context, bus, ANSWER);
    service.ends(() -> {
      courts.close();
      return Future.succeededFuture();
    });
    return service.start(() -> Stores.open(vertx, config.lease()), lease -> serve().onSuccess(served -> begin()));
  }

  /** Ends the service; whoever keeps snapshots begins the matches again when it is back. */
  @Override
  public Future<?> stop() {
    return service.stop();
  }

  private Future<Void> serve() {
    return Future.all(List.of(
        answer(GamesApi.begin(GAME), courts::begin),
        answer(GamesApi.input(GAME), courts::input),
        answer(GamesApi.pause(GAME), courts::pause),
        answer(GamesApi.resume(GAME), courts::resume),
        answer(GamesApi.end(GAME), courts::end),
        answer(GamesApi.snapshot(GAME), courts::snapshot),
        service.serveHealth())).mapEmpty();
  }

  private <Q extends Message, R extends Message> Future<Void> answer(Endpoint<Q, R> endpoint, Function<Q, R> work) {
    return bus.serve(endpoint, ask -> Future.succeededFuture(work.apply(ask)));
  }

  private void begin() {
    String incarnation = UUID.randomUUID().toString();
    bus.publish(GamesApi.STARTED, new Started(GAME, incarnation));
    LOG.info("pong.started incarnation={}", incarnation);
  }
}
