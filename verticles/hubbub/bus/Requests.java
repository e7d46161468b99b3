package hubbub.bus;

import hubbub.contract.Fault;
import hubbub.watch.Durations;
import hubbub.watch.Meters;
import hubbub.watch.Origin;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/** The calls of one bus: the id of each, how long they took, and which failed. */
final class Requests {
  /** The header with a request's id. */
  static final String HEADER = "hubbub-request";

  private static final String OBJECT = ".at.";

  private final Meters meters;
  private final Map<String, Durations> taken = new HashMap<>();
  private String key = "";
  private long numbers;

  Requests(Vertx vertx) {
    this.meters = Meters.of(vertx);
  }

  Meters meters() {
    return meters;
  }

  /** Returns the id of the request under way, or a fresh one that begins with its connection's. */
  String id(Origin origin) {
    if (!origin.request().isEmpty()) {
      return origin.request();
    }
    if (origin.connection().isEmpty() && key.isEmpty()) {
      key = Keys.id();
    }
    return (origin.connection().isEmpty() ? key : origin.connection()) + "." + ++numbers;
  }

  /** A call at this address, begun at this time of {@link System#nanoTime}, was answered. */
  void answered(String address, long start) {
    taken.computeIfAbsent(kind(address), kind -> meters.durations("hub_request_seconds",
        "How long a request over the bus took, as who asked saw it.", "address", kind)).since(start);
  }

  /** A call at this address failed. */
  void failed(String address, Fault fault) {
    meters.count("hub_request_failures", "Requests over the bus that failed.", "address", kind(address),
        "error", fault.code().slug()).increment();
  }

  /** Returns an address without the id of the object it may belong to: of addresses there are as many as objects. */
  static String kind(String address) {
    int object = address.indexOf(OBJECT);
    return object < 0 ? address
        : address.substring(0, object + OBJECT.length() - 1) + address.substring(address.lastIndexOf('.'));
  }
}
