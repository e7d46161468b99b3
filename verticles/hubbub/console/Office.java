package hubbub.console;

import hubbub.bus.Bus;
import hubbub.bus.Times;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * What all parts of the verticle share. What takes milliseconds is done by {@link #blocking}; everything else, and what
 * follows from it, on the verticle's own context.
 *
 * @param config the configuration
 * @param times the time
 * @param vertx the Vert.x the verticle runs on
 * @param context the verticle's context
 * @param bus the verticle's bus
 * @param consoles the consoles
 * @param audit who did what
 */
record Office(ConsoleConfig config, Times times, Vertx vertx, Context context, Bus bus, Consoles consoles,
    Audit audit) {
  private static final Duration NO_CALLS = Duration.ofSeconds(1);

  /** Does something that blocks on a worker thread. */
  <T> Future<T> blocking(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }

  /** Returns a bus for the addresses of one console. */
  Bus addresses() {
    return new Bus(vertx, NO_CALLS);
  }

  /** Does something on the verticle's context, soon; may be called on any thread. */
  void later(Runnable step) {
    context.runOnContext(now -> step.run());
  }

  /** Does something on the verticle's context after a time; at once where that is none. */
  void after(Duration time, Runnable step) {
    if (time.isZero()) {
      step.run();
    } else {
      vertx.setTimer(time.toMillis(), now -> step.run());
    }
  }
}
