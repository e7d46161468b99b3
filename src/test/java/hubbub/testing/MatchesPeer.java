package hubbub.testing;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Pulse;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.State;
import hubbub.contract.matches.Join;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.Leave;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchCommand;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.OfMatch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands in for the matches verticle and its games on the bus, for one match without rules: gives everybody a seat,
 * publishes what a test says, and answers as late as it says.
 */
public final class MatchesPeer implements AutoCloseable {
  /** The match it has. */
  public static final long MATCH = 41;

  private final Bus bus;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, ErrorCode> failing = new ConcurrentHashMap<>();
  private final List<Promise<Joined>> held = new ArrayList<>();
  private final AtomicLong seq = new AtomicLong();
  private final AtomicReference<String> incarnation = new AtomicReference<>(UUID.randomUUID().toString());
  private final AtomicReference<Joined> now = new AtomicReference<>(joined(false, new JsonObject(), "", 0));
  private volatile boolean holding;

  /** Serves on this bus. */
  public MatchesPeer(Vertx vertx) {
    bus = new Bus(vertx, Duration.ofSeconds(5));
    Await.result(Future.all(List.of(
        bus.serve(MatchesApi.GET, this::get),
        bus.serve(MatchesApi.ALIVE, beat -> Future.succeededFuture(new Pulse(incarnation.get()))),
        bus.serve(MatchesApi.join(MATCH), this::join),
        bus.serve(MatchesApi.leave(MATCH), this::leave),
        bus.serve(MatchesApi.command(MATCH), this::command))));
  }

  /** What was asked so far, each as the verb and what matters of it. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** How often something was asked that begins like this. */
  public long count(String beginning) {
    return asked.stream().filter(one -> one.startsWith(beginning)).count();
  }

  /** The session of the newest joining by this person. */
  public String session(String person) {
    return asked.stream().filter(one -> one.startsWith("join " + person + " ")).reduce((first, last) -> last)
        .orElseThrow().split(" ")[3];
  }

  /** The next request of this kind fails: {@code join}, {@code command}. */
  public void failNext(String verb, ErrorCode code) {
    failing.put(verb, code);
  }

  /** From now on the match stands like this for those who join. */
  public void stand(boolean paused, JsonObject init, String frame, long tick) {
    now.set(joined(paused, init, frame, tick));
  }

  /** Answers no joining until {@link #release}; what they will be told is settled when they ask. */
  public void hold() {
    holding = true;
  }

  /** How many joinings wait. */
  public int waiting() {
    synchronized (held) {
      return held.size();
    }
  }

  /** Answers the joinings that wait. */
  public void release() {
    holding = false;
    synchronized (held) {
      held.forEach(promise -> promise.complete(now.get()));
      held.clear();
    }
  }

  /** Publishes an event of the match. */
  public void tell(MatchEvent.Kind kind, JsonObject frame, String session) {
    bus.publish(MatchesApi.EVENT.of(Long.toString(MATCH)),
        new MatchEvent(MATCH, seq.incrementAndGet(), kind, frame, session));
  }

  /** Publishes the same event once more, as a bus may. */
  public void repeat(MatchEvent.Kind kind, JsonObject frame) {
    bus.publish(MatchesApi.EVENT.of(Long.toString(MATCH)), new MatchEvent(MATCH, seq.get(), kind, frame, ""));
  }

  /** Publishes a frame as the game does. */
  public void show(long tick, String frame) {
    String match = Long.toString(MATCH);
    bus.publish(GamesApi.STATE.of(match), new State(match, tick, frame(frame)));
  }

  /** Has forgotten all sessions and says that it was started. */
  public void restart() {
    incarnation.set(UUID.randomUUID().toString());
    seq.set(0);
    bus.publish(MatchesApi.STARTED, new Pulse(incarnation.get()));
  }

  /** A frame with this text in it. */
  public static JsonObject frame(String text) {
    return new JsonObject().put("message_type", "status").put("shows", text);
  }

  @Override
  public void close() {
    Await.result(bus.close());
  }

  private Future<Match> get(OfMatch ask) {
    return ask.id() == MATCH
        ? Future.succeededFuture(now.get().match()) : Future.failedFuture(new Fault(ErrorCode.NO_SUCH_MATCH));
  }

  private Future<Joined> join(Join ask) {
    asked.add("join " + ask.person() + " " + ask.role().word() + " " + ask.session());
    ErrorCode failure = failing.remove("join");
    if (failure != null) {
      return Future.failedFuture(new Fault(failure));
    }
    if (!holding) {
      return Future.succeededFuture(now.get());
    }
    Promise<Joined> promise = Promise.promise();
    synchronized (held) {
      held.add(promise);
    }
    return promise.future();
  }

  private Future<Done> leave(Leave ask) {
    asked.add("leave " + ask.session() + (ask.draining() ? " draining" : ""));
    return Future.succeededFuture(Done.DONE);
  }

  private Future<Done> command(MatchCommand ask) {
    asked.add("command " + ask.session() + " " + ask.command() + " " + ask.arguments().encode());
    ErrorCode failure = failing.remove("command");
    return failure == null ? Future.succeededFuture(Done.DONE) : Future.failedFuture(new Fault(failure));
  }

  private Joined joined(boolean paused, JsonObject init, String shown, long tick) {
    long startedAt = init.isEmpty() ? 0 : 2;
    Match match = new Match(MATCH, "pong", "ann", "", false, List.of(), 1, startedAt, paused);
    return new Joined(match, seq.get(), init, init.isEmpty() ? new JsonObject() : frame(shown), tick);
  }
}
