package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import hubbub.bus.Bus;
import hubbub.bus.Times;
import hubbub.contract.Alive;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import hubbub.contract.console.Attach;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.ConsoleState;
import hubbub.contract.console.OfActor;
import hubbub.contract.console.Spy;
import hubbub.store.Stores;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.testing.Processes;
import hubbub.testing.SettableClock;
import hubbub.testing.SwitchStore;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * The console verticle over a real bus, with real programs for consoles and a store in a folder. The clock is the
 * test's, but timers are real. When it is closed no console may be left.
 */
final class ConsoleServer implements AutoCloseable {
  static final String BRIDGE = "b1";
  static final int WINDOW = 256 << 10;
  static final Principal ANN = principal("Ann", "user", "wizard");
  static final Principal BOB = principal("Bob", "user");
  static final Principal ROOT = principal("admin", "user", "admin");
  private static final Pattern PORT = Pattern.compile("console.listening .*port=(\\d+)");

  final Vertx vertx = Vertx.vertx(new VertxOptions().setWarningExceptionTime(1)
      .setWarningExceptionTimeUnit(TimeUnit.MINUTES));
  final Bus bus = new Bus(vertx, Duration.ofSeconds(30));
  final SettableClock clock = new SettableClock();
  final AtomicBoolean storeOff = new AtomicBoolean();
  private final JsonObject conf;
  private String deployment = "";
  private int port;
  private int viewers;

  private Times times = new Times(clock, clock::millis);

  private ConsoleServer(Path folder, JsonObject conf) {
    this.conf = conf.put("store", new JsonObject().put("folder", folder.resolve("store").toString()))
        .put("listener", new JsonObject().put("port", 0));
  }

  /** Consoles are the scripted one, which sends packets back and runs scripts. */
  static ConsoleServer in(Path folder) {
    return in(folder, new JsonObject());
  }

  /** As {@link #in(Path)} with some keys of the configuration. */
  static ConsoleServer in(Path folder, JsonObject conf) {
    ConsoleServer server = new ConsoleServer(folder, new JsonObject().put("command", scripted("")).mergeIn(conf, true));
    server.deploy();
    return server;
  }

  /** As {@link #in(Path)}, by the clock of this machine. */
  static ConsoleServer onRealTime(Path folder) {
    ConsoleServer server = new ConsoleServer(folder, new JsonObject().put("command", scripted("")));
    server.times = Times.real();
    server.deploy();
    return server;
  }

  /** Consoles write their code to a file and then do nothing: the test connects in their place. */
  static ConsoleServer silent(Path folder, JsonObject conf) {
    return in(folder, new JsonObject()
        .put("command", "/bin/bash -c 'echo {code} > \"" + folder + "/{username}.code\"; exec sleep 1000'")
        .mergeIn(conf, true));
  }

  /** Returns the command line of the scripted console with some arguments. */
  static String scripted(String arguments) {
    return "/bin/bash '" + Path.of("src/test/resources/console/scripted.sh").toAbsolutePath() + "' " + arguments;
  }

  static Principal principal(String name, String... roles) {
    return new Principal(name, List.of(roles), "jti-" + name, 1_000, 0);
  }

  void deploy() {
    ConsoleVerticle verticle = new ConsoleVerticle(times,
        (vertx, config) -> Stores.open(vertx, config).map(store -> new SwitchStore(store, storeOff)));
    ((Logger) LoggerFactory.getLogger(Reception.class)).setLevel(Level.INFO);
    try (CapturedLog log = CapturedLog.of(Reception.class.getName())) {
      deployment = Await.result(vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(conf.copy())));
      port = log.lines().stream().map(PORT::matcher).filter(found -> found.find())
          .mapToInt(found -> Integer.parseInt(found.group(1))).findFirst().orElseThrow();
    }
  }

  void stop() {
    Await.result(vertx.undeploy(deployment));
  }

  /** Returns where consoles connect. */
  int port() {
    return port;
  }

  /** Returns what runs of its consoles, by number and command line. */
  List<String> processes() {
    return Processes.marked("HUBBUB_CONSOLE_PORT=" + port + '\0');
  }

  /** Returns a request to sit down. */
  Attach request(Principal principal) {
    return new Attach(principal, nextViewer(), BRIDGE, true, false, false, WINDOW);
  }

  /** Returns a request to sit down, whoever sits there. */
  Attach takeOver(Principal principal) {
    return new Attach(principal, nextViewer(), BRIDGE, true, true, false, WINDOW);
  }

  /** Returns a request to sit down, and to be waited for where the connection is lost. */
  Attach keeping(Principal principal) {
    return new Attach(principal, nextViewer(), BRIDGE, true, false, true, WINDOW);
  }

  Spy spying(String person) {
    return new Spy(ROOT, nextViewer(), BRIDGE, person, WINDOW);
  }

  /** Sits somebody down and waits until the console has connected. */
  Sitting sit(Principal principal) {
    return Sitting.at(this, request(principal)).up();
  }

  /** Moves the clock on, while the bridge lives. */
  void pass(Duration time) {
    clock.pass(time, () -> ask(ConsoleApi.ALIVE, new Alive(BRIDGE)));
  }

  List<ConsoleState> consoles(Principal principal) {
    return ask(ConsoleApi.LIST, new OfActor(principal)).consoles();
  }

  <Q extends Message, R extends Message> R ask(Endpoint<Q, R> endpoint, Q request) {
    return Await.result(bus.call(endpoint, request));
  }

  <Q extends Message, R extends Message> Fault refused(Endpoint<Q, R> endpoint, Q request, ErrorCode code) {
    return Await.refused(bus.call(endpoint, request), code);
  }

  private String nextViewer() {
    return "v-" + ++viewers;
  }

  @Override
  public void close() {
    Await.result(vertx.close());
    assertThat(processes()).isEmpty();
  }
}
