package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.bridge.gateway.AdminGateway;
import hubbub.bridge.gateway.LobbyGateway;
import hubbub.bridge.gateway.NodeGateway;
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
 * The REST of accounts, matches and administration under {@code /api/}, with the paths, shapes and sentences that
 * existing clients know. Takes forms and JSON; a token comes in a header or a cookie.
 */
public final class ApiRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);
  private static final Buffer DESCRIPTION = description();

  private final AccountGateway accounts;
  private final LobbyGateway lobby;
  private final AdminGateway admin;
  private final NodeGateway nodes;
  private final HttpConfig config;

  /** Answers for what these gateways reach. */
  public ApiRoutes(AccountGateway accounts, LobbyGateway lobby, AdminGateway admin, NodeGateway nodes,
      HttpConfig config) {
    this.accounts = accounts;
    this.lobby = lobby;
    this.admin = admin;
    this.nodes = nodes;
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
    new AdminPeopleResources(signedIn, accounts, admin).mount(resources);
    new AdminRoomResources(signedIn, admin).mount(resources);
    new AdminRunningResources(signedIn, admin, lobby).mount(resources);
    new AdminWatchResources(signedIn, admin, nodes).mount(resources);
    new AdminServiceResources(signedIn, admin).mount(resources);
    new AdminModuleResources(signedIn, nodes.modules()).mount(resources);
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
