package hubbub.bridge.http;

import hubbub.bridge.gateway.HubHealth;
import hubbub.contract.Health;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What watches over the hub asks here. {@code /health/live} answers for as long as the process serves at all;
 * {@code /health/ready} tells whether newcomers should be sent here, and names each part. A node that serves newcomers
 * though not everything works, or though it could not stand in for others, is {@code degraded}, which is no reason to
 * send them elsewhere.
 */
public final class HealthRoutes {
  private static final String ALLOWED = "GET, HEAD";

  private final HubHealth hub;
  private final Supplier<Health> bridge;

  /** Tells of the verticles and of the bridge itself, which is not ready while it drains. */
  public HealthRoutes(HubHealth hub, Supplier<Health> bridge) {
    this.hub = hub;
    this.bridge = bridge;
  }

  /** Adds everything under {@code /health/} to a router. */
  public void mount(Router router) {
    router.route("/health/*").handler(HealthRoutes::onlyReading);
    router.route("/health/live").handler(context -> live().send(context.request()));
    router.route("/health/ready").handler(this::ready);
    router.route("/health/*").handler(context -> Answer.detail(404, "Not found.").send(context.request()));
  }

  private static Answer live() {
    return Answer.json(200, new JsonObject().put("live", true));
  }

  private void ready(RoutingContext context) {
    Future<Map<String, Health>> watched = hub.watched();
    hub.needed().compose(parts -> watched.map(others -> {
      Map<String, Health> all = new LinkedHashMap<>();
      all.put("bridge", bridge.get());
      all.putAll(parts);
      return readiness(all, others);
    })).otherwise(Failures::answer).onSuccess(answer -> answer.send(context.request()));
  }

  private Answer readiness(Map<String, Health> needed, Map<String, Health> watched) {
    boolean ready = allReady(needed);
    boolean whole = allReady(watched) && !hub.isHelpless();
    Map<String, String> absences = hub.absences();
    JsonObject parts = new JsonObject();
    needed.forEach((name, health) -> parts.put(name, health.toJson()));
    watched.forEach((name, health) -> parts.put(name, health.toJson().put("needed", false)));
    JsonObject told = new JsonObject().put("ready", ready)
        .put("state", !ready ? "unavailable" : whole ? "ready" : "degraded").put("parts", parts);
    if (!absences.isEmpty()) {
      JsonObject elsewhere = new JsonObject();
      absences.forEach(elsewhere::put);
      told.put("not_here", elsewhere);
    }
    return Answer.json(ready ? 200 : 503, told);
  }

  private static boolean allReady(Map<String, Health> parts) {
    return parts.values().stream().allMatch(Health::ready);
  }

  private static void onlyReading(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      context.next();
    } else {
      Answer.detail(405, "Method \"" + method.name() + "\" not allowed.").with("Allow", ALLOWED)
          .send(context.request());
    }
  }
}
