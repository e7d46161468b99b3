package hubbub.bridge.http;

import hubbub.watch.Meters;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Tells the figures how long requests take until they are answered, and how. */
final class Watched implements Handler<RoutingContext> {
  private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST,
      HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS);

  private final Meters meters;

  Watched(Meters meters) {
    this.meters = meters;
  }

  @Override
  public void handle(RoutingContext context) {
    long start = System.nanoTime();
    HttpMethod method = context.request().method();
    // Anybody can make methods up.
    String said = METHODS.contains(method) ? method.name() : "other";
    context.addEndHandler(end -> meters.durations("hub_http_request_seconds",
        "How long a request over HTTP took until it was answered.", "method", said,
        "status", Integer.toString(context.response().getStatusCode())).since(start));
    context.next();
  }
}
