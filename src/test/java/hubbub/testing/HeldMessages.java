package hubbub.testing;

import hubbub.contract.Endpoint;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Keeps requests to one address from arriving until they are let, as a busy peer or a slow network would. */
public final class HeldMessages implements AutoCloseable {
  private final Vertx vertx;
  private final Handler<DeliveryContext<Object>> keeper;
  private final List<DeliveryContext<Object>> held = new ArrayList<>();
  private boolean released;

  private HeldMessages(Vertx vertx, String address, Predicate<JsonObject> which) {
    this.vertx = vertx;
    this.keeper = delivery -> {
      boolean meant = delivery.message().address().equals(address) && which.test((JsonObject) delivery.body());
      if (!meant || !keep(delivery)) {
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
    return new HeldMessages(vertx, endpoint.address(), which);
  }

  /** Waits until so many requests are held. */
  public void await(int count) {
    Await.until(count + " requests are held", () -> count() >= count);
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
