package hubbub.service;

import hubbub.bus.Bus;
import hubbub.contract.Health;
import hubbub.store.Pending;
import hubbub.store.Store;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One start of a verticle that keeps state: its store, its bus, what it has on its way into the store, and the order in
 * which all of it ends. A store has one user at a time, so there is one instance of such a verticle. That a store is
 * taken which others may take away is told on the bus, and who hears that it was taken since ends as well.
 */
public final class Service {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final String noun;
  private final Context context;
  private final Bus bus;
  private final Duration drain;
  private final Pending pending = new Pending();
  private final Deque<Supplier<Future<?>>> closers = new ArrayDeque<>();
  private final List<Long> timers = new ArrayList<>();
  private Future<Store> store = Future.failedFuture("not opened");
  private Optional<Claim> claim = Optional.empty();
  private boolean stopping;
  private boolean lost;

  /**
   * Makes the service of a verticle.
   *
   * @param noun what it serves, which begins its health address
   * @param context the verticle's own
   * @param bus what it answers with; closed first of all
   * @param drain how long what is on its way into the store is waited for at the end
   */
  public Service(String noun, Context context, Bus bus, Duration drain) {
    this.noun = noun;
    this.context = context;
    this.bus = bus;
    this.drain = drain;
  }

  /** Opens the store and begins to serve with it; where one of both fails, it closes what was opened. */
  public Future<Void> start(Supplier<Future<Store>> open, Function<Store, Future<Void>> begin) {
    if (context.getInstanceCount() > 1) {
      return Future.failedFuture(noun + " keeps state: instances must be 1");
    }
    store = open.get();
    return store.compose(opened -> claim(opened)
        .compose(claimed -> begin.apply(opened))
        .onSuccess(begun -> whenLost(opened).onComplete(gone -> lose())))
        .recover(failure -> stop().transform(stopped -> Future.failedFuture(failure)));
  }

  /** Ends something when the service stops, after the bus and before everything that was named earlier. */
  public void ends(Supplier<Future<?>> closer) {
    closers.push(closer);
  }

  /** Does something again and again until the service stops. */
  public void every(long millis, Runnable action) {
    timers.add(vertx().setPeriodic(millis, tick -> action.run()));
  }

  /** Answers how the verticle is, which depends on its store alone. */
  public Future<Void> serveHealth() {
    return bus.serveHealth(noun, this::health);
  }

  /** Returns how the verticle is. */
  public Health health() {
    return pending.health(store);
  }

  /** Returns what counts the writes on their way. */
  public Pending pending() {
    return pending;
  }

  /** Returns the bus it answers with. */
  public Bus bus() {
    return bus;
  }

  /** Tells whether what was served here may be served elsewhere by now, so that nobody is to be told anything of it. */
  public boolean isLost() {
    return lost;
  }

  /** Stops answering, ends the parts, lets the store take what is on its way and closes it. */
  public Future<Void> stop() {
    stopping = true;
    timers.forEach(vertx()::cancelTimer);
    return bus.close()
        .transform(closed -> unwind())
        .transform(ended -> pending.idle().timeout(Math.max(1, drain.toMillis()), TimeUnit.MILLISECONDS))
        .transform(drained -> store.succeeded() ? store.result().close() : Future.succeededFuture());
  }

  private Future<Void> claim(Store opened) {
    claim = opened.fence().map(fence -> new Claim(bus, noun, fence));
    return claim.map(mine -> mine.begin().onSuccess(told -> every(Claim.AGAIN_MILLIS, mine::tell)))
        .orElse(Future.succeededFuture());
  }

  private Future<?> whenLost(Store opened) {
    return claim.<Future<?>>map(told -> Future.any(opened.lost(), told.replaced())).orElse(opened.lost());
  }

  /** The store belongs to another process, and so does whoever is served: here nothing is answered any more. */
  private void lose() {
    if (!stopping) {
      lost = true;
      LOG.error("store.lost verticle={}", noun);
      bus.close();
      // A start that has not ended yet cannot be undone; then the hub misses the answers about its health.
      vertx().undeploy(context.deploymentID());
    }
  }

  private Future<Void> unwind() {
    if (closers.isEmpty()) {
      return Future.succeededFuture();
    }
    return closers.pop().get().transform(ended -> unwind());
  }

  private Vertx vertx() {
    return context.owner();
  }
}
