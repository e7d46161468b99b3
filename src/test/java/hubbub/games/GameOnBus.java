package hubbub.games;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.Topic;
import hubbub.contract.games.Begin;
import hubbub.contract.games.Begun;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.OfMatch;
import hubbub.contract.games.Over;
import hubbub.contract.games.Seat;
import hubbub.contract.games.Snapshot;
import hubbub.contract.games.Started;
import hubbub.contract.games.State;
import hubbub.testing.Await;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A game as {@code matches} and the bridges see it: over a real bus, with everything it has said. */
public final class GameOnBus implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx, Duration.ofSeconds(10));
  private final String game;
  private final List<Started> starts = heard(GamesApi.STARTED);
  private final List<Over> overs = heard(GamesApi.OVER);
  private final Map<String, List<State>> frames = new HashMap<>();
  private String deployment = "";

  public GameOnBus(String game) {
    this.game = game;
  }

  public void deploy(Deployable verticle, JsonObject config) {
    deployment = Await.result(vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(config)));
  }

  public Future<String> deployTwice(Supplier<Deployable> verticles, JsonObject config) {
    return vertx.deployVerticle(verticles, new DeploymentOptions().setConfig(config).setInstances(2));
  }

  public void undeploy() {
    Await.result(vertx.undeploy(deployment));
  }

  public <Q extends Message, R extends Message> R ask(Endpoint<Q, R> endpoint, Q request) {
    return Await.result(bus.call(endpoint, request));
  }

  /** Asks, whatever the answer is. */
  public <Q extends Message, R extends Message> void attempt(Endpoint<Q, R> endpoint, Q request) {
    Await.until("an answer", bus.call(endpoint, request)::isComplete);
  }

  public <Q extends Message, R extends Message> void refused(Endpoint<Q, R> endpoint, Q request, ErrorCode code) {
    assertThat(Await.failure(bus.call(endpoint, request))).as("%s %s", endpoint.address(), request)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  /** Sends what need not be a message; returns why it is refused. */
  public ErrorCode refusal(String verb, JsonObject body) {
    Throwable problem = Await.failure(vertx.eventBus().request(GamesApi.noun(game) + "." + verb, body));
    assertThat(problem).isInstanceOf(ReplyException.class);
    return ErrorCode.of(((ReplyException) problem).failureCode()).orElseThrow();
  }

  /** Begins a match, having listened to it before. */
  public Begun begin(Begin begin) {
    frames.computeIfAbsent(begin.match(), match -> heard(GamesApi.STATE.of(match)));
    return ask(GamesApi.begin(game), begin);
  }

  public Snapshot snapshot(String match) {
    return ask(GamesApi.snapshot(game), new OfMatch(match));
  }

  /** Returns all frames of a match that were published before this was called. */
  public List<State> frames(String match) {
    return settled(frames.get(match), GamesApi.STATE.of(match), new State(match, 0, mark()));
  }

  public State last(String match) {
    return frames(match).getLast();
  }

  public List<Started> starts() {
    return starts;
  }

  /** Returns all ends that were published before this was called. */
  public List<Over> overs() {
    return settled(overs, GamesApi.OVER, new Over("", Seat.HOST, 0, 0, mark()));
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }

  private static JsonObject mark() {
    return new JsonObject().put("mark", UUID.randomUUID().toString());
  }

  /** What was published earlier on an address arrives earlier. */
  private <E extends Message> List<E> settled(List<E> heard, Topic<E> topic, E mark) {
    bus.publish(topic, mark);
    Await.until("the mark", () -> heard.contains(mark));
    heard.remove(mark);
    return List.copyOf(heard);
  }

  private <E extends Message> List<E> heard(Topic<E> topic) {
    List<E> events = new CopyOnWriteArrayList<>();
    Await.result(bus.listen(topic, events::add).ready());
    return events;
  }
}
