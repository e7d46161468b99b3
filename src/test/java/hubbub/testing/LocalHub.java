package hubbub.testing;

import hubbub.bus.Addresses;
import hubbub.bus.Bus;
import hubbub.conf.ConfFile;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.MakeService;
import hubbub.contract.auth.SetRoles;
import hubbub.launch.cluster.Cluster;
import hubbub.launch.cluster.ClusterConfig;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.deployment.DeploymentContext;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The hub within the test's process: all its verticles and of the bridge two instances that share their listeners, on
 * free ports, with a data folder that is the caller's. Passwords cost next to nothing here.
 */
public final class LocalHub implements AutoCloseable {
  private static final Map<String, String> VERTICLES = new LinkedHashMap<>();

  static {
    VERTICLES.put("auth", "hubbub.auth.AuthVerticle");
    VERTICLES.put("rooms", "hubbub.rooms.RoomsVerticle");
    VERTICLES.put("games.pong", "hubbub.games.pong.PongVerticle");
    VERTICLES.put("games.tictactoe", "hubbub.games.tictactoe.TicTacToeVerticle");
    VERTICLES.put("matches", "hubbub.matches.MatchesVerticle");
    VERTICLES.put("terminal", "hubbub.terminal.TerminalVerticle");
    VERTICLES.put("console", "hubbub.console.ConsoleVerticle");
    VERTICLES.put("busbridge", "hubbub.busbridge.BusBridgeVerticle");
    VERTICLES.put("bridge", "hubbub.bridge.BridgeVerticle");
  }

  /** What the hub as a whole is called among the deployments. */
  private static final String HUB = "hub";

  private final Vertx vertx;
  private final Path folder;
  private final Map<String, JsonObject> conf;
  private final Map<String, String> deployments = new LinkedHashMap<>();

  private LocalHub(Vertx vertx, Path folder, Map<String, JsonObject> conf) {
    if (!VERTICLES.keySet().containsAll(conf.keySet())) {
      throw new IllegalArgumentException("no such verticles: " + conf.keySet() + ", only " + VERTICLES.keySet());
    }
    this.vertx = vertx;
    this.folder = folder;
    this.conf = conf;
  }

  /**
   * Returns a bridge with RWCI at {@code /rwci}, matches at {@code /ws/game/}, the terminal at {@code /terminal} and
   * console pages at {@code /console} of the listener {@code http}, and ChatMaster at {@code tcp}.
   */
  public static JsonObject allProtocols() {
    return new JsonObject().put("drainSeconds", 0).put("listeners", new JsonArray()
        .add(new JsonObject().put("name", "http").put("transport", "http").put("serves", new JsonArray().add("api"))
            .put("routes", new JsonArray().add(new JsonObject().put("path", "/rwci").put("adapter", "rwci"))
                .add(new JsonObject().put("path", "/ws/game/*").put("adapter", "match"))
                .add(new JsonObject().put("path", "/terminal").put("adapter", "terminal"))
                .add(new JsonObject().put("path", "/terminal/pty").put("adapter", "terminal"))
                .add(new JsonObject().put("path", "/console").put("adapter", "console"))))
        .add(new JsonObject().put("name", "tcp").put("transport", "tcp")
            .put("routes", new JsonArray().add(new JsonObject().put("adapter", "chatmaster")))));
  }

  /** Starts with {@link #allProtocols}. */
  public static LocalHub in(Path folder) {
    return in(folder, allProtocols());
  }

  /** Starts with a configuration of the bridge; a listener without a port gets any free one. */
  public static LocalHub in(Path folder, JsonObject bridge) {
    return in(folder, Map.of("bridge", bridge));
  }

  /** Starts with a configuration of the bridge, and one of the rooms but for their store. */
  public static LocalHub in(Path folder, JsonObject bridge, JsonObject rooms) {
    return in(folder, Map.of("bridge", bridge, "rooms", rooms));
  }

  /** Starts with these configurations but for stores; what is not named has {@link #allProtocols} or its defaults. */
  public static LocalHub in(Path folder, Map<String, JsonObject> conf) {
    return new LocalHub(Vertx.vertx(options()), folder, conf).started();
  }

  /** As {@link #in(Path, JsonObject)}, on the only node of a cluster. */
  public static LocalHub clustered(Path folder, JsonObject bridge) {
    int port = FreePort.find();
    Cluster cluster = new Cluster(ClusterConfig.from(new JsonObject().put("name", folder.toString()).put("port", port)
        .put("members", new JsonArray().add("127.0.0.1:" + port))
        .put("bus", new JsonObject().put("port", FreePort.find()))), "0.0");
    VertxOptions options = options();
    cluster.settle(options.getEventBusOptions());
    Vertx vertx = Await.result(
        Vertx.builder().with(options).withClusterManager(cluster.manager()).buildClustered());
    return new LocalHub(vertx, folder, Map.of("bridge", bridge)).started();
  }

  /** As {@link #in(Path, Map)}, looked after by the hub's own supervisor. */
  public static LocalHub supervised(Path folder, Map<String, JsonObject> conf) {
    LocalHub hub = new LocalHub(Vertx.vertx(options()), folder, conf);
    JsonArray lines = new JsonArray();
    VERTICLES.forEach((noun, verticle) -> lines.add(new JsonObject().put("name", noun).put("verticle", verticle)
        .put("config", hub.config(noun)).put("instances", instances(noun))));
    return hub.started(() -> hub.deployments.put(HUB, Await.result(hub.vertx.deployVerticle("hubbub.HubVerticle",
        new DeploymentOptions().setConfig(new JsonObject().put("verticles", lines))))));
  }

  /** Returns the port that a listener was given. */
  public int port(String listener) {
    return URI.create(Addresses.of(vertx).get(listener)).getPort();
  }

  /** Gives an account these roles, besides that of everybody, and takes all others away. */
  public void roles(String name, String... roles) {
    Bus bus = new Bus(vertx, Duration.ofSeconds(5));
    Await.result(bus.call(AuthApi.ROLES, new SetRoles("admin", name, List.of(roles))));
  }

  /** Makes a service, or renews it, and returns its token for the listener {@code busbridge}. */
  public String service(String name, List<String> in, List<String> out) {
    Bus bus = new Bus(vertx, Duration.ofSeconds(5));
    return Await.result(bus.call(AuthApi.SERVICE_MAKE,
        new MakeService("admin", name, in, out, Long.MAX_VALUE, true))).token();
  }

  /** The hub's own Vert.x, to speak on its bus. */
  public Vertx vertx() {
    return vertx;
  }

  /** Starts one of them by its name in {@code conf/hub.json}. */
  public void start(String noun) {
    DeploymentOptions options = new DeploymentOptions().setConfig(config(noun)).setInstances(instances(noun));
    deployments.put(noun, Await.result(vertx.deployVerticle(VERTICLES.get(noun), options)));
  }

  /** Ends one that is supervised, behind the supervisor's back. */
  public void crash(String noun) {
    Await.result(vertx.undeploy(deployed(noun).id()));
  }

  /** Does something while one of them does nothing at all. */
  public void hanging(String noun, Runnable meanwhile) {
    CountDownLatch over = new CountDownLatch(1);
    deployed(noun).deployment().contexts().forEach(context -> context.runOnContext(go -> hang(over)));
    try {
      meanwhile.run();
    } finally {
      over.countDown();
    }
  }

  /** Stops one of them, as an orderly stop of the hub does. */
  public void stop(String noun) {
    try {
      Await.result(vertx.undeploy(deployments.remove(noun)));
    } catch (AssertionError problem) {
      throw new AssertionError(noun + " does not stop: " + problem.getMessage(), problem);
    }
  }

  @Override
  public void close() {
    try {
      Stream.concat(Stream.of(HUB), List.copyOf(VERTICLES.keySet()).reversed().stream())
          .filter(deployments::containsKey).forEach(this::stop);
    } finally {
      // One that does not stop in time, or has not started, must not go on beside the tests that follow.
      Await.result(vertx.close());
    }
  }

  // Far more event loops than verticles, so that one can be made to hang without another: clients take some too. A
  // machine that stands still for a few seconds is not to be told from a blocked loop, of which a warning is logged.
  private static VertxOptions options() {
    return new VertxOptions().setEventLoopPoolSize(64)
        .setMaxEventLoopExecuteTime(10).setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS)
        .setWarningExceptionTime(1).setWarningExceptionTimeUnit(TimeUnit.MINUTES);
  }

  private LocalHub started() {
    return started(() -> VERTICLES.keySet().forEach(this::start));
  }

  private LocalHub started(Runnable start) {
    try {
      start.run();
      return this;
    } catch (AssertionError problem) {
      close();
      throw problem;
    }
  }

  private DeploymentContext deployed(String noun) {
    return ((VertxInternal) vertx).deploymentManager().deployments().stream()
        .filter(one -> one.deployment().identifier().endsWith(VERTICLES.get(noun))).findFirst().orElseThrow();
  }

  private static int instances(String noun) {
    return noun.equals("bridge") ? 2 : 1;
  }

  private JsonObject config(String noun) {
    JsonObject wish = conf.getOrDefault(noun, noun.equals("bridge") ? allProtocols() : new JsonObject()).copy();
    return switch (noun) {
      case "auth" -> wish.mergeIn(stored(noun)).put("hashing", new JsonObject().put("memoryKib", 8).put("passes", 1));
      case "rooms", "matches", "terminal" -> wish.mergeIn(stored(noun));
      case "console" -> new JsonObject().put("listener", new JsonObject().put("port", 0))
          .mergeIn(wish, true).mergeIn(stored(noun));
      case "busbridge" -> ConfFile.read(Path.of("conf", "busbridge.json"))
          .put("listener", new JsonObject().put("port", 0)).mergeIn(wish, true);
      default -> wish;
    };
  }

  private JsonObject stored(String noun) {
    return new JsonObject().put("store", new JsonObject().put("folder", folder.resolve(noun).toString()));
  }

  private static void hang(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
