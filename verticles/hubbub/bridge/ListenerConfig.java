package hubbub.bridge;

import hubbub.bridge.http.HttpRoutes;
import hubbub.conf.Conf;
import hubbub.conf.Loopback;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One listener of {@code conf/bridge.json}.
 *
 * @param name what the log and the banner call it
 * @param transport {@code http} or {@code tcp}
 * @param host the address to bind
 * @param port the port to bind; 0 = any free one
 * @param proxied whether a balancer in front says with the PROXY protocol whose each connection is
 * @param tls certificate and key, where the listener speaks TLS
 * @param routes the adapters by path; a TCP listener has one, whose path is empty
 * @param serves what an HTTP listener serves besides: {@code api}, {@code eventbus}, {@code health}, {@code web},
 *     {@code metrics} or {@code open-metrics}
 */
public record ListenerConfig(String name, String transport, String host, int port, boolean proxied,
    Optional<Tls> tls, List<Route> routes, List<String> serves) {
  /** The transport of websockets, REST and pages. */
  public static final String HTTP = "http";

  private static final List<String> WATCHED = List.of("health", HttpRoutes.METRICS, HttpRoutes.OPEN_METRICS);
  private static final List<String> SERVICES =
      Stream.concat(Stream.of("api", "web", HttpRoutes.EVENT_BUS), WATCHED.stream()).sorted().toList();

  static ListenerConfig from(Conf conf) {
    String transport = conf.choice("transport", HTTP, HTTP, "tcp");
    List<String> serves = conf.texts("serves", "of " + String.join(", ", SERVICES) + "; HTTP only", List.of());
    if (!SERVICES.containsAll(serves) || !transport.equals(HTTP) && !serves.isEmpty()) {
      conf.problem("serves", "a list of " + String.join(", ", SERVICES) + " on an HTTP listener");
    }
    return new ListenerConfig(
        conf.required("name", "what the log calls it"),
        transport,
        conf.text("host", "address to bind", "127.0.0.1"),
        conf.whole("port", "", 0, 65_535, 0),
        conf.flag("proxied", false),
        conf.optionalSection("tls").map(Tls::from),
        conf.sections("routes", "adapters by path").stream().map(route -> Route.from(route, transport)).toList(),
        serves);
  }

  /** Tells whether this is an HTTP listener. */
  public boolean http() {
    return transport.equals(HTTP);
  }

  /** Tells whether nobody comes here but who watches over the hub. */
  boolean onlyWatched() {
    return http() && routes.isEmpty() && WATCHED.containsAll(serves);
  }

  /** Tells whether only this machine can reach the listener. */
  public boolean loopback() {
    return Loopback.only(host);
  }

  /**
   * Files for TLS, in PEM form. They are looked at once a minute and taken over when they have changed.
   *
   * @param certificate the file of the certificate chain
   * @param key the file of the private key
   */
  public record Tls(String certificate, String key) {
    static Tls from(Conf conf) {
      return new Tls(conf.required("certificate", "PEM file"), conf.required("key", "PEM file"));
    }
  }

  /**
   * A protocol on a listener.
   *
   * @param path where websockets of it connect, all below it where it ends in {@code /*}; empty on TCP
   * @param adapter the adapter's name
   * @param options the adapter's own options
   */
  public record Route(String path, String adapter, JsonObject options) {
    /** Where the door to the event bus is, on listeners that serve it. */
    static final Route EVENT_BUS = new Route("/eventbus/*", HttpRoutes.EVENT_BUS, new JsonObject());

    private static final String BELOW = "/*";

    /** Tells whether a request's path is this route's; the first route that fits counts. */
    public boolean leadsTo(String requested) {
      return path.endsWith(BELOW)
          ? requested.startsWith(path.substring(0, path.length() - 1)) : requested.equals(path);
    }

    static Route from(Conf conf, String transport) {
      String path = conf.text("path", "of the websocket; HTTP only", "/");
      if (!path.startsWith("/")) {
        conf.problem("path", "a path that begins with /");
      }
      return new Route(
          transport.equals(HTTP) ? path : "",
          conf.required("adapter", "the adapter's name"),
          conf.raw("options", "the adapter's own options"));
    }
  }
}
