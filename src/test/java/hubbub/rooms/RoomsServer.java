package hubbub.rooms;

import hubbub.bus.Bus;
import hubbub.bus.Times;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.Topic;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Attached;
import hubbub.contract.rooms.Join;
import hubbub.contract.rooms.Moderate;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Said;
import hubbub.contract.rooms.Say;
import hubbub.store.Stores;
import hubbub.testing.AccountsPeer;
import hubbub.testing.Await;
import hubbub.testing.SettableClock;
import hubbub.testing.SwitchStore;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** The rooms verticle over a real bus and a store in a folder, with a clock and a store that can be switched. */
final class RoomsServer implements AutoCloseable {
  static final String BRIDGE = "b1";

  final Vertx vertx = Vertx.vertx();
  final Bus bus = new Bus(vertx, Duration.ofSeconds(10));
  final AccountsPeer accounts = AccountsPeer.on(vertx).with("ann", "user").with("bob", "user").with("root", "admin");
  final SettableClock clock = new SettableClock();
  private final AtomicBoolean off = new AtomicBoolean();
  private final JsonObject conf;
  private String deployment = "";

  private RoomsServer(Path folder, JsonObject conf) {
    this.conf = conf.put("store", new JsonObject().put("folder", folder.toString()));
  }

  /** Starts with the defaults, but without the grace of empty rooms. */
  static RoomsServer in(Path folder) {
    return in(folder, new JsonObject().put("rooms", new JsonObject().put("emptyGraceSeconds", 0)));
  }

  static RoomsServer in(Path folder, JsonObject conf) {
    RoomsServer server = new RoomsServer(folder, conf);
    server.deploy();
    return server;
  }

  void restart() {
    stop();
    deploy();
  }

  void stop() {
    Await.result(vertx.undeploy(deployment));
  }

  void deploy() {
    RoomsVerticle verticle = new RoomsVerticle(new Times(clock, clock::millis),
        (vertx, config) -> Stores.open(vertx, config).map(store -> new SwitchStore(store, off)));
    deployment = Await.result(vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(conf.copy())));
  }

  /** Makes the store refuse every write, or take them again. */
  void storeFails(boolean now) {
    off.set(now);
  }

  <Q extends Message, R extends Message> R ask(Endpoint<Q, R> endpoint, Q request) {
    return Await.result(bus.call(endpoint, request));
  }

  <Q extends Message, R extends Message> Fault refused(Endpoint<Q, R> endpoint, Q request, ErrorCode code) {
    return Await.refused(bus.call(endpoint, request), code);
  }

  /** Collects what is published from now on. */
  <E extends Message> List<E> heard(Topic<E> topic) {
    List<E> events = new CopyOnWriteArrayList<>();
    Await.result(bus.listen(topic, events::add).ready());
    return events;
  }

  List<RoomEvent> heardIn(String room) {
    return heard(RoomsApi.EVENT.of(room));
  }

  /** An attachment of an account, named as its session; roles by name. */
  static Attach account(String session, String name, String protocol, String... rooms) {
    return new Attach(session, BRIDGE, name, List.of(name.equals("root") ? "admin" : "user"), protocol,
        List.of(rooms), false);
  }

  static Attach guest(String session, String name, String... rooms) {
    return new Attach(session, BRIDGE, name, List.of(), "chatmaster", List.of(rooms), false);
  }

  static Attach resumed(Attach attach, String... rooms) {
    return new Attach(attach.session(), attach.bridge(), attach.name(), attach.roles(), attach.protocol(),
        List.of(rooms), true);
  }

  /** Lets an account in over rwci; the session is called as the account. */
  Attached enter(String name, String... rooms) {
    return ask(RoomsApi.ATTACH, account(name, name, "rwci", rooms));
  }

  Attached enterGuest(String name, String... rooms) {
    return ask(RoomsApi.ATTACH, guest(name, name, rooms));
  }

  RoomState join(String session, String room) {
    return ask(RoomsApi.JOIN, new Join(session, room, true, true, true));
  }

  Said say(String session, String room, String text) {
    return ask(RoomsApi.SAY, new Say(session, room, text));
  }

  static Moderate deed(String actor, String room, String target) {
    return new Moderate(actor, room, target, Long.MAX_VALUE, "because");
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }
}
