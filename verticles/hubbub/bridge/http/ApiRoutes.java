package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.bridge.gateway.LobbyGateway;
import io.vertx.ext.web.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST of accounts and matches under {@code /api/}, with the paths, shapes and sentences that existing clients
 * know. Takes forms and JSON; a token comes in a header or a cookie.
 */
public final class ApiRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);

  private final AccountGateway accounts;
  private final LobbyGateway lobby;
  private final HttpConfig config;

  /** Answers for these accounts and matches. */
  public ApiRoutes(AccountGateway accounts, LobbyGateway lobby, HttpConfig config) {
    this.accounts = accounts;
    this.lobby = lobby;
    this.config = config;
    if (config.origins().contains(Origins.ANY)) {
      LOG.warn("origins.insecure reason=\"any web page may act for its visitor\"");
    }
  }

  /** Adds everything under {@code /api/} to a router. */
  public void mount(Router router) {
    resources(router).end();
  }

  Resources resources(Router router) {
    Resources resources = new Resources(router, config.rule(), config.bodyBytes());
    SignedIn signedIn = new SignedIn(accounts);
    Profiles profiles = new Profiles(accounts, lobby);
    new AccountResources(accounts, profiles).mount(resources);
    new LoginResources(accounts).mount(resources);
    new UserResources(signedIn, profiles, lobby).mount(resources);
    new OngoingMatchResources(signedIn, profiles, lobby).mount(resources);
    new CompletedMatchResources(signedIn, lobby).mount(resources);
    return resources;
  }
}
