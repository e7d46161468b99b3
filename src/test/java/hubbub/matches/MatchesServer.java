package hubbub.matches;

import hubbub.bus.Bus;
import hubbub.bus.Times;
import hubbub.contract.Alive;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.Topic;
import hubbub.contract.matches.Create;
import hubbub.contract.matches.Join;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.Leave;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchCommand;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.OfMatch;
import hubbub.contract.matches.OfPlayer;
import hubbub.contract.matches.Player;
import hubbub.contract.matches.Result;
import hubbub.contract.matches.Role;
import hubbub.store.Stores;
import hubbub.testing.Await;
import hubbub.testing.GamePeer;
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

/** The matches verticle over a real bus and a store in a folder; game, clock and store do what the test says. */
final class MatchesServer implements AutoCloseable {
  static final String BRIDGE = "b1";

  final Vertx vertx = Vertx.vertx();
  final Bus bus = new Bus(vertx, Duration.ofSeconds(10));
  final GamePeer pong = GamePeer.on(vertx, "pong");
  final SettableClock clock = new SettableClock();
  private final AtomicBoolean off = new AtomicBoolean();
  private final JsonObject conf;
  private String deployment = "";

  private MatchesServer(Path folder, JsonObject conf) {
    this.conf = conf.put("store", new JsonObject().put("folder", folder.toString()));
  }

  /** Starts with the defaults, but without rooms. */
  static MatchesServer in(Path folder) {
    return in(folder, new JsonObject().put("rooms", new JsonObject().put("on", false)));
  }

  static MatchesServer in(Path folder, JsonObject conf) {
    MatchesServer server = new MatchesServer(folder, conf);
    server.deploy();
    return server;
  }

  void restart() {
    stop();
    deploy();
  }

  /** Ends the verticle in the midst of everything: what was not stored before is not stored any more. */
  void crash() {
    off.set(true);
    stop();
    off.set(false);
  }

  void stop() {
    Await.result(vertx.undeploy(deployment));
  }

  void deploy() {
    MatchesVerticle verticle = new MatchesVerticle(new Times(clock, clock::millis),
        (vertx, config) -> Stores.open(vertx, config).map(store -> new SwitchStore(store, off)));
    deployment = Await.result(vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(conf.copy())));
  }

  /** Makes the store refuse every write, or take them again. */
  void storeFails(boolean now) {
    off.set(now);
  }

  /** Moves the clock on, while the bridge lives. */
  void pass(Duration time) {
    ask(MatchesApi.ALIVE, new Alive(BRIDGE));
    Duration step = Duration.ofSeconds(10);
    Duration left = time;
    while (left.compareTo(step) > 0) {
      clock.advance(step);
      ask(MatchesApi.ALIVE, new Alive(BRIDGE));
      left = left.minus(step);
    }
    clock.advance(left);
  }

  /** Moves the clock on until a snapshot of a match was taken and stored. */
  void snapshot(long match) {
    for (int round = 0; round < 2; round++) {
      long before = pong.count("snapshot " + match);
      pass(Duration.ofSeconds(1));
      Await.until("a snapshot is taken", () -> pong.count("snapshot " + match) > before);
    }
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

  /** Collects what is told of a match from now on. */
  List<MatchEvent> heard(long match) {
    return heard(MatchesApi.EVENT.of(Long.toString(match)));
  }

  /** Waits until something of a kind was told, and returns the first of it. */
  static MatchEvent told(List<MatchEvent> events, MatchEvent.Kind kind) {
    Await.until(kind + " is told", () -> events.stream().anyMatch(event -> event.kind() == kind));
    return events.stream().filter(event -> event.kind() == kind).findFirst().orElseThrow();
  }

  /** Waits until clients were told a message of this type. */
  static void said(List<MatchEvent> events, String type) {
    Await.until(type + " is said", () -> says(events).contains(type));
  }

  /** Returns the types of the messages that clients were told. */
  static List<String> says(List<MatchEvent> events) {
    return events.stream().filter(event -> event.kind() == MatchEvent.Kind.SAY)
        .map(event -> event.frame().getString("message_type")).toList();
  }

  long create(String host) {
    return ask(MatchesApi.CREATE, new Create(host, "")).id();
  }

  /** A request for a seat; the session is called as the person. */
  static Join seat(String person, Role role) {
    return new Join(person, role, person, BRIDGE);
  }

  Joined join(long match, String person, Role role) {
    return ask(MatchesApi.join(match), seat(person, role));
  }

  void leave(long match, String session) {
    ask(MatchesApi.leave(match), new Leave(session, false));
  }

  void command(long match, String session, String word) {
    ask(MatchesApi.command(match), new MatchCommand(session, word, new JsonObject()));
  }

  void refused(long match, String session, String word, ErrorCode code) {
    refused(MatchesApi.command(match), new MatchCommand(session, word, new JsonObject()), code);
  }

  Match get(long match) {
    return ask(MatchesApi.GET, new OfMatch(match));
  }

  Result result(long match) {
    return ask(MatchesApi.RESULT, new OfMatch(match));
  }

  Player player(String name) {
    return ask(MatchesApi.PLAYER, new OfPlayer(name));
  }

  /** Makes a match that is being played; sessions are called as the persons. */
  long playing(String host, String challenger) {
    long match = create(host);
    join(match, host, Role.HOST);
    join(match, challenger, Role.CHALLENGER);
    command(match, challenger, "ready");
    command(match, host, "start_match");
    return match;
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }
}
