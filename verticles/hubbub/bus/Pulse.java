package hubbub.bus;

import hubbub.contract.Done;
import hubbub.contract.Health;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a verticle's health address says when it is asked. A {@link Bus} call does not do for this: it makes one failure
 * of nobody there and no answer, and in a cluster asks anybody.
 */
public enum Pulse {
  /** It answered that it serves. */
  READY,
  /** It answered that it cannot serve now, or answered nonsense. */
  UNREADY,
  /** It did not answer in time. */
  SILENT,
  /** Nobody listens at the address. */
  ABSENT;

  /** Asks every instance of a verticle on this node and returns the worst answer. */
  public static Future<Pulse> of(Vertx vertx, String noun, int instances, Duration limit) {
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(limit.toMillis()).setLocalOnly(true);
    String address = Health.of(noun).address();
    // One after the other they go to one instance each: the bus takes turns.
    var answers = Stream.generate(() -> ask(vertx, address, options)).limit(instances).toList();
    return Future.all(answers).map(all -> all.<Pulse>list().stream().max(Pulse::compareTo).orElse(READY));
  }

  /** Asks one instance of a verticle, wherever it is. */
  public static Future<Pulse> anywhere(Vertx vertx, String noun, Duration limit) {
    return ask(vertx, Health.of(noun).address(), new DeliveryOptions().setSendTimeout(limit.toMillis()));
  }

  private static Future<Pulse> ask(Vertx vertx, String address, DeliveryOptions options) {
    return vertx.eventBus().<JsonObject>request(address, Done.DONE.toJson(), options)
        .map(reply -> Health.fromJson(reply.body()).ready() ? READY : UNREADY)
        .otherwise(Pulse::of);
  }

  private static Pulse of(Throwable problem) {
    if (problem instanceof ReplyException reply) {
      return switch (reply.failureType()) {
        case NO_HANDLERS -> ABSENT;
        case TIMEOUT -> SILENT;
        default -> UNREADY;
      };
    }
    return UNREADY;
  }
}
