package hubbub.bridge.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What clients of SockJS ask over HTTP at the door to the event bus. Only its websockets are there: the other
 * transports need every request of a session to come to the same event loop of the same node, and nothing here is
 * sticky.
 */
public final class EventBusRoutes {
  private static final String READING = "GET, HEAD, OPTIONS";

  private final Origins origins;

  /** Answers pages of these origins. */
  public EventBusRoutes(Origins origins) {
    this.origins = origins;
  }

  /** Adds everything under {@code /eventbus/} to a router. */
  void mount(Router router) {
    router.route("/eventbus/").handler(context -> answer(context, "text/plain; charset=utf-8", "Welcome to SockJS!\n"));
    router.route("/eventbus/info").handler(context -> answer(context, "application/json; charset=utf-8", info()));
    router.routeWithRegex("/eventbus/(?:[^/.]+/[^/.]+/)?websocket").handler(EventBusRoutes::noUpgrade);
    router.route("/eventbus/*").handler(context ->
        Answer.detail(404, "Nothing but websockets is spoken here.").send(context.request()));
  }

  private static String info() {
    return new JsonObject().put("websocket", true).put("cookie_needed", false)
        .put("origins", new JsonArray().add("*:*"))
        .put("entropy", ThreadLocalRandom.current().nextLong(1L << 32)).encode();
  }

  private void answer(RoutingContext context, String type, String body) {
    HttpServerRequest request = context.request();
    Optional.ofNullable(request.getHeader("Origin")).filter(origin -> origins.allow(request)).ifPresent(origin ->
        context.response().putHeader("Access-Control-Allow-Origin", origin)
            .putHeader("Access-Control-Allow-Credentials", "true").putHeader("Vary", "Origin"));
    HttpMethod method = request.method();
    if (method.equals(HttpMethod.OPTIONS)) {
      Answer.empty(204).with("Access-Control-Allow-Methods", READING).send(request);
    } else if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      new Answer(200, Map.of("Content-Type", type), Buffer.buffer(body)).send(request);
    } else {
      otherMethod(request, READING);
    }
  }

  private static void noUpgrade(RoutingContext context) {
    if (context.request().method().equals(HttpMethod.GET)) {
      Answer.detail(400, "Can \"Upgrade\" only to \"WebSocket\".").send(context.request());
    } else {
      otherMethod(context.request(), "GET");
    }
  }

  private static void otherMethod(HttpServerRequest request, String allowed) {
    Answer.detail(405, "Method \"" + request.method().name() + "\" not allowed.").with("Allow", allowed).send(request);
  }
}
