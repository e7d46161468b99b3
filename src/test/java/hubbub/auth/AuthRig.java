package hubbub.auth;

import hubbub.bus.Bus;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Login;
import hubbub.contract.auth.Register;
import hubbub.contract.auth.Revoked;
import hubbub.contract.auth.RolesChanged;
import hubbub.store.Durability;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.testing.Await;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The verticle on an event loop of its own, with a clock to turn, a hasher to watch, and a bus to ask over. */
final class AuthRig implements AutoCloseable {
  static final String HERE = "192.0.2.1";
  static final String ADMIN_PASSWORD = "admin's own";

  final AtomicLong clock = new AtomicLong(System.currentTimeMillis());
  final WatchedHasher hasher = new WatchedHasher();
  final List<String> said = new CopyOnWriteArrayList<>();
  final List<Revoked> revoked = new CopyOnWriteArrayList<>();
  final List<RolesChanged> changed = new CopyOnWriteArrayList<>();
  final JsonObject config;
  final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  final Bus bus = new Bus(vertx, Duration.ofSeconds(15));

  Optional<String> adminPassword = Optional.of(ADMIN_PASSWORD);

  private final Path folder;
  private String deployment = "";

  AuthRig(Path folder) {
    this.folder = folder;
    // The cheapest parameters: what they cost is not what is tested here.
    this.config = new JsonObject()
        .put("store", new JsonObject().put("folder", folder.toString()))
        .put("hashing", new JsonObject().put("memoryKib", 8).put("passes", 1));
    Await.result(bus.listen(AuthApi.REVOKED, revoked::add).ready());
    Await.result(bus.listen(AuthApi.ROLES_CHANGED, changed::add).ready());
  }

  static AuthRig started(Path folder) {
    AuthRig rig = new AuthRig(folder);
    rig.start();
    return rig;
  }

  void start() {
    deployment = Await.result(deploy());
  }

  Future<String> deploy() {
    Surroundings surroundings = new Surroundings(clock::get, said::add, hasher::watching, adminPassword);
    return vertx.deployVerticle(new AuthVerticle(surroundings), new DeploymentOptions().setConfig(config));
  }

  Future<Void> undeploy() {
    return vertx.undeploy(deployment);
  }

  void restart() {
    Await.result(undeploy());
    start();
  }

  <Q extends Message, R extends Message> R ask(Endpoint<Q, R> endpoint, Q request) {
    return Await.result(bus.call(endpoint, request));
  }

  <Q extends Message, R extends Message> Fault refused(ErrorCode code, Endpoint<Q, R> endpoint, Q request) {
    return refused(code, bus.call(endpoint, request));
  }

  static Fault refused(ErrorCode code, Future<?> answer) {
    return Await.refused(answer, code);
  }

  void register(String name, String password) {
    ask(AuthApi.REGISTER, new Register(name, Secrets.sha256(password), HERE));
  }

  LoggedIn login(String name, String password) {
    return ask(AuthApi.LOGIN, withToken(name, password, HERE));
  }

  static Login withToken(String name, String password, String address) {
    return new Login(name, Secrets.sha256(password), address, false, true);
  }

  /** Stops the verticle and returns what its audit says. */
  List<JsonObject> audit() {
    Await.result(undeploy());
    Store store = Await.result(Stores.open(vertx, StoreConfig.embedded(folder)));
    List<JsonObject> lines = Await.result(store.journal("audit", Durability.ALWAYS).after(Audit.STREAM, 0, 10_000))
        .stream().map(line -> line.entry().toJsonObject()).toList();
    Await.result(store.close());
    return lines;
  }

  @Override
  public void close() {
    hasher.release();
    Await.result(vertx.close());
  }
}
