package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.watch.Exposition;
import hubbub.watch.Scrape;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of this node at {@code /metrics}, as Prometheus reads them: for administrators, or, on a listener that
 * says so, for everybody who reaches it.
 */
public final class MetricsRoutes {
  private static final String PATH = "/metrics";
  private static final String ALLOWED = "GET, HEAD";

  private final AccountGateway accounts;

  /** Asks these accounts who an administrator is. */
  public MetricsRoutes(AccountGateway accounts) {
    this.accounts = accounts;
  }

  /** Adds the path to a router; {@code open} tells whether no token is needed. */
  public void mount(Router router, boolean open) {
    router.route(PATH).handler(context -> answer(context, open)
        .otherwise(Failures::answer).onSuccess(answer -> answer.send(context.request())));
  }

  private Future<Answer> answer(RoutingContext context, boolean open) {
    HttpMethod method = context.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      return Future.succeededFuture(
          Answer.detail(405, "Method \"" + method.name() + "\" not allowed.").with("Allow", ALLOWED));
    }
    return (open ? Future.succeededFuture() : administrator(RequestToken.of(context.request())))
        .compose(allowed -> Scrape.of(context.vertx()))
        .map(text -> new Answer(200, Map.of("Content-Type", Exposition.CONTENT_TYPE), Buffer.buffer(text)));
  }

  private Future<Void> administrator(Optional<String> token) {
    if (token.isEmpty()) {
      return Future.failedFuture(Refused.unauthorized("Authentication credentials were not provided."));
    }
    return accounts.verify(token.get()).compose(who -> who.admin()
        ? Future.succeededFuture() : Future.failedFuture(new Fault(ErrorCode.FORBIDDEN)));
  }
}
