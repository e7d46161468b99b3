package hubbub.bus;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * A listener on a topic.
 *
 * @param ready completes when events arrive from everywhere
 * @param end what unregisters the listener
 */
public record Subscription(Future<Void> ready, Supplier<Future<Void>> end) {
  /** Stops listening; events on their way may still arrive until the future completes. */
  public Future<Void> close() {
    return end.get();
  }
}
