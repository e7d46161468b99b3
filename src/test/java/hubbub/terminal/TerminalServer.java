package hubbub.terminal;

import hubbub.bus.Bus;
import hubbub.bus.Times;
import hubbub.contract.Alive;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.OfPerson;
import hubbub.contract.terminal.Open;
import hubbub.contract.terminal.SessionState;
import hubbub.contract.terminal.TerminalApi;
import hubbub.store.Stores;
import hubbub.testing.Await;
import hubbub.testing.SettableClock;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The terminal verticle over a real bus, with real commands and a store in a folder; the clock is the test's. */
final class TerminalServer implements AutoCloseable {
  static final String BRIDGE = "b1";
  static final int WINDOW = 256 << 10;
  static final Principal ANN = principal("Ann", "user", "wizard");
  static final Principal BOB = principal("Bob", "user");
  static final Principal ROOT = principal("admin", "user", "admin");

  final Vertx vertx = Vertx.vertx(new VertxOptions().setWarningExceptionTime(1)
      .setWarningExceptionTimeUnit(TimeUnit.MINUTES));
  final Bus bus = new Bus(vertx, Duration.ofSeconds(30));
  final SettableClock clock = new SettableClock();
  private final JsonObject conf;
  private String deployment = "";
  private int viewers;

  private TerminalServer(Path folder, JsonObject conf) {
    this.conf = conf.put("store", new JsonObject().put("folder", folder.resolve("store").toString()));
  }

  static TerminalServer in(Path folder) {
    return in(folder, new JsonObject());
  }

  static TerminalServer in(Path folder, JsonObject conf) {
    TerminalServer server = new TerminalServer(folder, conf);
    server.deploy();
    return server;
  }

  static Principal principal(String name, String... roles) {
    return new Principal(name, List.of(roles), "jti-" + name, 1_000, 0);
  }

  void deploy() {
    TerminalVerticle verticle = new TerminalVerticle(new Times(clock, clock::millis), Stores::open);
    deployment = Await.result(vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(conf.copy())));
  }

  void stop() {
    Await.result(vertx.undeploy(deployment));
  }

  /** Returns a request for a new session. */
  Open request(Principal principal) {
    return new Open(principal, "v-" + ++viewers, BRIDGE, true, "", "", List.of(), false, WINDOW);
  }

  Watching open(Principal principal) {
    return Watching.open(this, request(principal));
  }

  /** Takes a session up again with its token, as a client that proves nothing else. */
  Watching resume(Watching before) {
    return Watching.open(this, resuming(before));
  }

  Open resuming(Watching before) {
    Open open = request(Principal.guest(""));
    return new Open(open.principal(), open.viewer(), BRIDGE, true, before.opened().token(), "", List.of(), false,
        WINDOW);
  }

  /** Moves the clock on, while the bridge lives. */
  void pass(Duration time) {
    clock.pass(time, () -> ask(TerminalApi.ALIVE, new Alive(BRIDGE)));
  }

  List<SessionState> sessions(Principal principal) {
    return ask(TerminalApi.LIST, new OfPerson(principal)).sessions();
  }

  <Q extends Message, R extends Message> R ask(Endpoint<Q, R> endpoint, Q request) {
    return Await.result(bus.call(endpoint, request));
  }

  <Q extends Message, R extends Message> Fault refused(Endpoint<Q, R> endpoint, Q request, ErrorCode code) {
    return Await.refused(bus.call(endpoint, request), code);
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }
}
