package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import io.vertx.ext.web.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST of accounts under {@code /api/}, with the paths, shapes and sentences that existing clients know. Takes
 * forms and JSON; a token comes in a header or a cookie.
 */
public final class ApiRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);

  private final AccountGateway accounts;
  private final HttpConfig config;

  /** Answers for these accounts. */
  public ApiRoutes(AccountGateway accounts, HttpConfig config) {
    this.accounts = accounts;
    this.config = config;
    if (config.origins().contains(Origins.ANY)) {
      LOG.warn("origins.insecure reason=\"any web page may act for its visitor\"");
    }
  }

  /** Adds everything under {@code /api/} to a router. */
  public void mount(Router router) {
    Resources resources = new Resources(router, config.rule(), config.bodyBytes());
    new AccountResources(accounts).mount(resources);
    new LoginResources(accounts).mount(resources);
    resources.end();
  }
}
