package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.bridge.gateway.AdminGateway;
import hubbub.bridge.gateway.LobbyGateway;
import hubbub.bridge.gateway.NodeGateway;
import hubbub.bus.Bus;
import hubbub.testing.AuthPeer;
import hubbub.testing.Await;
import hubbub.testing.PemFiles;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsCookieIT {
  @TempDir
  private Path folder;

  private Vertx vertx;
  // In a field: Vert.x closes a client that nobody refers to when the collector finds it.
  private HttpClient client;
  private int port;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    client = vertx.createHttpClient(new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));
    AuthPeer auth = new AuthPeer(vertx);
    Bus bus = new Bus(vertx, Duration.ofSeconds(2));
    AccountGateway accounts = new AccountGateway(bus);
    Router router = Router.router(vertx);
    new ApiRoutes(accounts, new LobbyGateway(bus), new AdminGateway(bus), new NodeGateway(vertx, bus),
        new HttpConfig(folder, 65_536, List.of())).mount(router);
    PemFiles files = new PemFiles(folder);
    files.renew("EC");
    port = Await.result(vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(
        new PemKeyCertOptions().setCertPath(files.certificate().toString()).setKeyPath(files.key().toString())))
        .requestHandler(router).listen(0, "127.0.0.1")).actualPort();
    Await.result(accounts.register("carl", "secret", "127.0.0.1"));
    assertThat(auth.secret("carl")).isNotNull();
  }

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("Under TLS the cookie is Secure, and the hub's own page is the one with https")
  void cookieUnderTls_isSecure() {
    HttpClientResponse own = login("https://127.0.0.1:" + port);
    assertThat(own.statusCode()).isEqualTo(302);
    assertThat(own.getHeader("Set-Cookie")).startsWith("hubbub=head.carl.").contains("; Secure");
    assertThat(login("").getHeader("Set-Cookie")).contains("; Secure");
    assertThat(login("http://127.0.0.1:" + port).statusCode()).isEqualTo(403);
  }

  private HttpClientResponse login(String origin) {
    return Await.result(client.request(HttpMethod.POST, port, "127.0.0.1", "/api/login/").compose(request -> {
      request.putHeader("Content-Type", WebServer.FORM);
      if (!origin.isEmpty()) {
        request.putHeader("Origin", origin);
      }
      return request.send(Buffer.buffer("username=carl&password=secret"));
    }));
  }
}
