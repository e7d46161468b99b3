package hubbub.games.tictactoe;

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
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@link GamesApi} as {@code tictactoe}. Keeps its matches in memory, so there is one instance of it. */
public final class TicTacToeVerticle extends VerticleBase implements Checked {
  static final String GAME = "tictactoe";

  private static final Logger LOG = LoggerFactory.getLogger(TicTacToeVerticle.class);
  /** It asks nobody anything. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final LongSupplier millis;
  private Service service;
  private Bus bus;
  private Tables tables;

  /** Makes a verticle on the system's clock. */
  public TicTacToeVerticle() {
    this(System::currentTimeMillis);
  }

  TicTacToeVerticle(LongSupplier millis) {
    this.millis = millis;
  }

  @Override
  public void check(JsonObject config) {
    TicTacToeConfig.from(config);
  }

  @Override
  public Future<?> start() {
    TicTacToeConfig config = TicTacToeConfig.from(config());
    bus = new Bus(vertx, ANSWER);
    tables = new Tables(config.matches(), bus, millis);
    service = new Service(GamesApi.noun(GAME), context, bus, ANSWER);
    return service.start(() -> Stores.open(vertx, config.lease()), lease -> serve().onSuccess(served -> begin()));
  }

  /** Ends the service; whoever keeps snapshots begins the matches again when it is back. */
  @Override
  public Future<?> stop() {
    return service.stop();
  }

  private Future<Void> serve() {
    return Future.all(List.of(
        answer(GamesApi.begin(GAME), tables::begin),
        answer(GamesApi.input(GAME), tables::input),
        answer(GamesApi.pause(GAME), tables::pause),
        answer(GamesApi.resume(GAME), tables::resume),
        answer(GamesApi.end(GAME), tables::end),
        answer(GamesApi.snapshot(GAME), tables::snapshot),
        service.serveHealth())).mapEmpty();
  }

  private <Q extends Message, R extends Message> Future<Void> answer(Endpoint<Q, R> endpoint, Function<Q, R> work) {
    return bus.serve(endpoint, ask -> Future.succeededFuture(work.apply(ask)));
  }

  private void begin() {
    String incarnation = UUID.randomUUID().toString();
    bus.publish(GamesApi.STARTED, new Started(GAME, incarnation));
    LOG.info("tictactoe.started incarnation={}", incarnation);
  }
}
