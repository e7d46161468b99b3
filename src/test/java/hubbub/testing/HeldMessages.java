package hubbub.testing;

import hubbub.contract.Endpoint;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Keeps some messages of the bus from arriving until they are let, as a busy peer or a slow network would. */
public final class HeldMessages implements AutoCloseable {
  private final Vertx vertx;
  private final Handler<DeliveryContext<Object>> keeper;
  private final List<DeliveryContext<Object>> held = new ArrayList<>();
  private boolean released;

  private HeldMessages(Vertx vertx, Predicate<Message<?>> which) {
    this.vertx = vertx;
    this.keeper = delivery -> {
      if (!which.test(delivery.message()) || !keep(delivery)) {
        delivery.next();
      }
    };
    vertx.eventBus().addOutboundInterceptor(keeper);
  }

  /** Keeps what is sent to this endpoint from now on. */
  public static HeldMessages to(Vertx vertx, Endpoint<?, ?> endpoint) {
    return to(vertx, endpoint, any -> true);
  }

  /** As {@link #to(Vertx, Endpoint)}, of some requests only. */
  public static HeldMessages to(Vertx vertx, Endpoint<?, ?> endpoint, Predicate<JsonObject> which) {
    return new HeldMessages(vertx, message -> message.address().equals(endpoint.address())
        && message.body() instanceof JsonObject body && which.test(body));
  }

  /** Keeps answers that have this field. */
  public static HeldMessages answers(Vertx vertx, String field) {
    return new HeldMessages(vertx, message -> message.replyAddress() == null
        && message.body() instanceof JsonObject body && body.containsKey(field));
  }

  /** Waits until so many messages are held. */
  public void await(int count) {
    Await.until(count + " messages are held", () -> count() >= count);
  }

  /** Lets all of them arrive, and whatever comes later at once. */
  public synchronized void release() {
    released = true;
    held.forEach(delivery -> vertx.runOnContext(then -> delivery.next()));
    held.clear();
  }

  @Override
  public void close() {
    release();
    vertx.eventBus().removeOutboundInterceptor(keeper);
  }

  private synchronized boolean keep(DeliveryContext<Object> delivery) {
    return !released && held.add(delivery);
  }

  private synchronized int count() {
    return held.size();
  }
}
