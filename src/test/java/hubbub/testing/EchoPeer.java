package hubbub.testing;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A scripted peer on the bus: answers with what it was asked, or only watches, and knows what arrived where. */
public final class EchoPeer {
  private final EventBus bus;
  private final List<String> arrived = new CopyOnWriteArrayList<>();
  private final List<MultiMap> headers = new CopyOnWriteArrayList<>();

  private EchoPeer(EventBus bus) {
    this.bus = bus;
  }

  /** Joins the bus, and does nothing yet. */
  public static EchoPeer on(Vertx vertx) {
    return new EchoPeer(vertx.eventBus());
  }

  /** Answers at an address with what was asked, and keeps the headers. */
  public EchoPeer answer(String address) {
    bus.<JsonObject>consumer(address, ask -> {
      arrived.add(address);
      headers.add(ask.headers());
      ask.reply(ask.body());
    });
    return this;
  }

  /** Notes what arrives at an address. */
  public EchoPeer watch(String address) {
    bus.consumer(address, message -> arrived.add(address));
    return this;
  }

  /** The address of each message that has arrived, in order. */
  public List<String> arrived() {
    return List.copyOf(arrived);
  }

  /** The headers of the last message that was answered. */
  public MultiMap lastHeaders() {
    return headers.getLast();
  }
}
