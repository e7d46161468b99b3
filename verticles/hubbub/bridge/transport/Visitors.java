package hubbub.bridge.transport;

import hubbub.watch.Origin;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * HTTP connections that are no websockets (yet), within the limits: one that asks nothing within the login time, or
 * nothing more within the idle time, is closed. One timer for all of them.
 */
public final class Visitors {
  private final Wires wires;
  private final Map<HttpConnection, Visit> visits = new HashMap<>();

  /** Makes an empty set and starts its timer. */
  public Visitors(Vertx vertx, Wires wires) {
    this.wires = wires;
    vertx.setPeriodic(1_000, timer -> tick());
  }

  /**
   * Returns what every HTTP server here is made with. Only HTTP/1.1, which websockets need; and a server that has to
   * wait for the first bytes to tell its versions apart would not tell us of a silent connection.
   */
  public static HttpServerOptions options() {
    return new HttpServerOptions().setUseAlpn(false).setHttp2ClearTextEnabled(false);
  }

  /** Takes a connection that was just accepted. */
  public void connected(HttpConnection connection) {
    String address = connection.remoteAddress().hostAddress();
    if (!wires.admit(address)) {
      connection.close();
      return;
    }
    visits.put(connection, new Visit(address, wires.nextId(), wires.second(), 0));
    connection.closeHandler(closed -> {
      if (visits.remove(connection) != null) {
        wires.release(address);
      }
    });
  }

  /** Notes a request, and says on its context whose it is. */
  public void requested(HttpServerRequest request) {
    visits.computeIfPresent(request.connection(), (connection, visit) -> {
      int number = visit.asked() + 1;
      new Origin(visit.id(), visit.id() + "." + number).enter();
      return new Visit(visit.address(), visit.id(), wires.second(), number);
    });
  }

  /** Lets a connection go that has become a websocket; its place in the census goes with it. */
  public void upgraded(HttpConnection connection) {
    visits.remove(connection);
  }

  private void tick() {
    List.copyOf(visits.entrySet()).forEach(entry -> {
      Visit visit = entry.getValue();
      int patience = visit.asked() > 0 ? wires.limits().idleSeconds() : wires.limits().loginSeconds();
      if (wires.second() - visit.since() >= patience) {
        entry.getKey().close();
      }
    });
  }

  private record Visit(String address, String id, int since, int asked) {}
}
