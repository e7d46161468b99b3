package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.bridge.gateway.LobbyGateway;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST of accounts and matches under {@code /api/}, with the paths, shapes and sentences that existing clients
 * know. Takes forms and JSON; a token comes in a header or a cookie.
 */
public final class ApiRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);
  private static final Buffer DESCRIPTION = description();

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
    return resources.add("/api/openapi.json",
        Map.of(HttpMethod.GET, call -> Future.succeededFuture(Answer.json(200, DESCRIPTION))));
  }

  private static Buffer description() {
    try (InputStream in = ApiRoutes.class.getResourceAsStream("openapi.json")) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
