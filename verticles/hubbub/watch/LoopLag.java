package hubbub.watch;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.TimeUnit;

/** How late the event loops of a node are: each is asked once a second to look at the time. */
final class LoopLag {
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private LoopLag() {}

  /** Watches all event loops for as long as they live. */
  static void watch(Vertx vertx) {
    Durations lag = Meters.of(vertx).durations("hub_loop_lag_seconds",
        "How much later than it was asked to an event loop looked at the time, once a second for each.");
    for (EventExecutor loop : ((VertxInternal) vertx).nettyEventLoopGroup()) {
      long start = System.nanoTime();
      long[] looks = {0};
      loop.scheduleAtFixedRate(() -> lag.record(System.nanoTime() - start - ++looks[0] * PERIOD_NANOS),
          PERIOD_NANOS, PERIOD_NANOS, TimeUnit.NANOSECONDS);
    }
  }
}
