package hubbub;

import hubbub.contract.hub.ModuleState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts verticles one after the other, looks after each of them once a second, and stops them in reverse. */
final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final long LOOK_MS = 1_000;
  /** What those that are left get together when the deadline has passed. */
  private static final Duration LAST_CHANCE = Duration.ofMillis(500);

  private final Vertx vertx;
  private final Duration drain;
  private final List<Supervised> verticles;
  private long ticks = -1;
  private Future<Void> stopped;

  Supervisor(Vertx vertx, HubConfig config) {
    this.vertx = vertx;
    this.drain = config.drain();
    this.verticles = config.verticles().stream().map(line -> new Supervised(vertx, line)).toList();
  }

  /** Completes when all run; where one fails to start, the others are stopped first. */
  Future<Void> start() {
    long start = System.nanoTime();
    Future<Void> started = Future.succeededFuture();
    for (Supervised verticle : verticles) {
      started = started.compose(done -> verticle.start());
    }
    return started
        .onSuccess(done -> {
          ticks = vertx.setPeriodic(LOOK_MS, tick -> verticles.forEach(Supervised::look));
          LOG.info("hub.started verticles={} standby={} ms={}", verticles.size(),
              verticles.stream().filter(Supervised::standsBy).count(), (System.nanoTime() - start) / 1_000_000);
        })
        .recover(failure -> stop().transform(done -> Future.failedFuture(failure)));
  }

  /** Returns how the modules are, in the order of the list. */
  List<ModuleState> modules() {
    return verticles.stream().flatMap(verticle -> verticle.module().stream()).toList();
  }

  /** Returns the module of this name. */
  Optional<Supervised> module(String name) {
    return verticles.stream().filter(verticle -> verticle.name().equals(name) && verticle.module().isPresent())
        .findAny();
  }

  /** Stops them in reverse, one after the other, within the time to drain. Calling it twice is harmless. */
  Future<Void> stop() {
    if (stopped == null) {
      vertx.cancelTimer(ticks);
      long deadline = System.nanoTime() + drain.toNanos();
      stopped = Future.succeededFuture();
      for (Supervised verticle : verticles.reversed()) {
        stopped = stopped.compose(done -> within(deadline, verticle));
      }
      stopped = stopped.onSuccess(done -> LOG.info("hub.stopped"));
    }
    return stopped;
  }

  /** Waits for one verticle as long as there is time; one that fails or hangs does not keep up the others. */
  private Future<Void> within(long deadline, Supervised verticle) {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    Promise<Void> over = Promise.promise();
    long timer = vertx.setTimer(Math.max(left, LAST_CHANCE.toMillis()), late -> {
      LOG.warn("verticle.stop_late name={}", verticle.name());
      over.tryComplete();
    });
    verticle.stop().onComplete(done -> {
      vertx.cancelTimer(timer);
      over.tryComplete();
    });
    return over.future();
  }
}
