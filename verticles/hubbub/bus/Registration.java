package hubbub.bus;

import hubbub.watch.Count;
import hubbub.watch.Meters;
import hubbub.watch.Origin;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.metrics.EventBusMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;

/**
 * What Vert.x has to know before it is made, which it finds by {@code META-INF/services}: that contexts keep an
 * {@link Origin}, and who counts what the event bus lets fall. Nothing else that Vert.x can measure is asked for.
 */
public final class Registration implements VertxServiceProvider {
  @Override
  public void init(VertxBootstrap builder) {
    Origin.register();
    VertxMetricsFactory factory = options -> new Watch();
    factory.init(builder);
  }

  private static final class Watch implements VertxMetrics {
    private final Discards discards = new Discards();

    @Override
    public EventBusMetrics<?> createEventBusMetrics() {
      return discards;
    }

    @Override
    public void vertxCreated(Vertx vertx) {
      discards.count = Meters.of(vertx).count("hub_bus_discards",
          "Messages nobody heard: the listener had ceased, or had too much waiting.");
    }
  }

  private static final class Discards implements EventBusMetrics<Void> {
    // Nothing is discarded before Vert.x is there.
    private volatile Count count;

    @Override
    public void discardMessage(Void handler, boolean local, Message<?> message) {
      count.increment();
    }
  }
}
