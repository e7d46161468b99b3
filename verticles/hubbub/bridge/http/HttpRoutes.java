package hubbub.bridge.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/**
 * Everything an HTTP listener answers beside its upgrades, in the order it is looked for.
 *
 * @param api under {@code /api/}
 * @param health under {@code /health/}
 * @param pages everything else
 */
public record HttpRoutes(ApiRoutes api, HealthRoutes health, StaticRoutes pages) {
  /** Makes a router of them. */
  public Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    // Without these the router logs a stack trace for every path or Host that a client got wrong.
    router.errorHandler(400, context -> Answer.detail(400, "The request is malformed.").send(context.request()));
    router.errorHandler(500, context -> Failures.answer(context.failure()).send(context.request()));
    router.route().handler(new SafeHeaders());
    api.mount(router);
    health.mount(router);
    pages.mount(router);
    return router;
  }
}
