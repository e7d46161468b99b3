package hubbub.bridge.http;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.bridge.gateway.AdminGateway;
import hubbub.bridge.gateway.FileGateway;
import hubbub.bridge.gateway.HubHealth;
import hubbub.bridge.gateway.LobbyGateway;
import hubbub.bridge.gateway.NodeGateway;
import hubbub.bridge.transport.Visitors;
import hubbub.bus.Bus;
import hubbub.contract.Health;
import hubbub.testing.AuthPeer;
import hubbub.testing.Await;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** All routes on a real server on a free port, with an auth peer behind them; and a client to ask it. */
final class WebServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";

  private final AtomicReference<Health> bridge = new AtomicReference<>(Health.READY);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Path webroot;
  private Vertx vertx;
  private AuthPeer auth;
  private LobbyPeer lobby;
  private AdminPeer admin;
  private int port;

  WebServer(Path webroot) {
    this.webroot = webroot;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    vertx = Vertx.vertx();
    auth = new AuthPeer(vertx);
    lobby = new LobbyPeer(vertx);
    admin = new AdminPeer(vertx);
    HttpConfig config = new HttpConfig(webroot, 65_536, List.of("https://friend.example"));
    Bus bus = new Bus(vertx, Duration.ofSeconds(10));
    AccountGateway accounts = new AccountGateway(bus);
    NodeGateway nodes = new NodeGateway(vertx, bus);
    Await.result(nodes.start());
    HttpRoutes routes = new HttpRoutes(new ApiRoutes(accounts, new LobbyGateway(bus), new AdminGateway(bus),
        nodes, config),
        new FileRoutes(accounts, new FileGateway(bus, true)),
        new MetricsRoutes(accounts),
        new HealthRoutes(new HubHealth(vertx, bus, List.of("auth", "rooms"), List.of("terminal")), bridge::get),
        new EventBusRoutes(config.rule()),
        new StaticRoutes(config));
    port = Await.result(vertx.createHttpServer(Visitors.options())
        .requestHandler(routes.router(vertx, List.of("api", "health", "web", "metrics"))).listen(0, "127.0.0.1"))
        .actualPort();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    auth.reset();
    lobby.reset();
    admin.reset();
    bridge.set(Health.READY);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Await.result(vertx.close());
    client.close();
  }

  AuthPeer auth() {
    return auth;
  }

  LobbyPeer lobby() {
    return lobby;
  }

  AdminPeer admin() {
    return admin;
  }

  Vertx vertx() {
    return vertx;
  }

  int port() {
    return port;
  }

  void bridge(Health told) {
    bridge.set(told);
  }

  String origin() {
    return "http://127.0.0.1:" + port;
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> post(String path, JsonObject body, String... headers) {
    return send("POST", path, body.encode(), with(headers, "Content-Type", JSON));
  }

  HttpResponse<String> form(String path, String body, String... headers) {
    return send("POST", path, body, with(headers, "Content-Type", FORM));
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path)).timeout(Await.LIMIT)
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      // The request's own limit ends with the headers.
      return client.sendAsync(request.build(), BodyHandlers.ofString())
          .get(Await.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException problem) {
      throw new AssertionError(method + " " + path + " was not answered", problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Sends these bytes and returns what comes until the server ends the connection. */
  String raw(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) Await.LIMIT.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Makes an account and returns a token of it. */
  String token(String name, String password) {
    JsonObject proof = new JsonObject().put("username", name).put("password", password);
    post("/api/users/sign_up/", proof);
    return new JsonObject(post("/api/token/", proof).body()).getString("token");
  }

  private static String[] with(String[] headers, String name, String value) {
    String[] more = Arrays.copyOf(headers, headers.length + 2);
    more[headers.length] = name;
    more[headers.length + 1] = value;
    return more;
  }
}
