package hubbub.bridge.http;

import hubbub.watch.Meters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * Everything an HTTP listener answers beside its upgrades, in the order it is looked for.
 *
 * @param api under {@code /api/}
 * @param files under {@code /file/}
 * @param metrics at {@code /metrics}
 * @param health under {@code /health/}
 * @param eventBus under {@code /eventbus/}
 * @param pages everything else, behind the libraries of the pages
 */
public record HttpRoutes(ApiRoutes api, FileRoutes files, MetricsRoutes metrics, HealthRoutes health,
    EventBusRoutes eventBus, StaticRoutes pages) {
  /** The figures, for administrators. */
  public static final String METRICS = "metrics";

  /** The figures, for everybody who reaches the listener. */
  public static final String OPEN_METRICS = "open-metrics";

  /** The door to the event bus. */
  public static final String EVENT_BUS = "eventbus";

  /**
   * Makes a router of those that a listener serves: {@code api}, {@code health}, {@code web}, {@link #EVENT_BUS}, and
   * {@link #METRICS} or {@link #OPEN_METRICS}.
   */
  public Router router(Vertx vertx, List<String> serves) {
    Router router = Router.router(vertx);
    // Without these the router logs a stack trace for every path or Host that a client got wrong.
    router.errorHandler(400, context -> Answer.detail(400, "The request is malformed.").send(context.request()));
    router.errorHandler(500, context -> Failures.answer(context.failure()).send(context.request()));
    router.route().handler(new Watched(Meters.of(vertx)));
    router.route().handler(new SafeHeaders());
    if (serves.contains("api")) {
      api.mount(router);
      files.mount(router);
    }
    if (serves.contains(METRICS) || serves.contains(OPEN_METRICS)) {
      metrics.mount(router, serves.contains(OPEN_METRICS));
    }
    if (serves.contains("health")) {
      health.mount(router);
    }
    if (serves.contains(EVENT_BUS)) {
      eventBus.mount(router);
    }
    if (serves.contains("web")) {
      new WebJars().mount(router);
      pages.mount(router);
    }
    return router;
  }
}
