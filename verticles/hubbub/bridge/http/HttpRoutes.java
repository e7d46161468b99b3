package hubbub.bridge.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * Everything an HTTP listener answers beside its upgrades, in the order it is looked for.
 *
 * @param api under {@code /api/}
 * @param files under {@code /file/}
 * @param health under {@code /health/}
 * @param pages everything else, behind the libraries of the pages
 */
public record HttpRoutes(ApiRoutes api, FileRoutes files, HealthRoutes health, StaticRoutes pages) {
  /** Makes a router of those that a listener serves: {@code api}, {@code health}, {@code web}. */
  public Router router(Vertx vertx, List<String> serves) {
    Router router = Router.router(vertx);
    // Without these the router logs a stack trace for every path or Host that a client got wrong.
    router.errorHandler(400, context -> Answer.detail(400, "The request is malformed.").send(context.request()));
    router.errorHandler(500, context -> Failures.answer(context.failure()).send(context.request()));
    router.route().handler(new SafeHeaders());
    if (serves.contains("api")) {
      api.mount(router);
      files.mount(router);
    }
    if (serves.contains("health")) {
      health.mount(router);
    }
    if (serves.contains("web")) {
      new WebJars().mount(router);
      pages.mount(router);
    }
    return router;
  }
}
