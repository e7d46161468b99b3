package hubbub.testing;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.games.Begin;
import hubbub.contract.games.Begun;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Input;
import hubbub.contract.games.OfMatch;
import hubbub.contract.games.Over;
import hubbub.contract.games.Seat;
import hubbub.contract.games.Snapshot;
import hubbub.contract.games.Started;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Stands in for a game: plays what a test says, remembers what it was asked, and can be slow, broken or gone. The state
 * of a match is the list of the commands it got.
 */
public final class GamePeer {
  /** What every match gets first. */
  public static final JsonObject INIT = new JsonObject().put("message_type", "init").put("size", 3);

  private final String game;
  private final Vertx vertx;
  private final Map<String, Court> courts = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final List<Runnable> held = new ArrayList<>();
  private Bus bus;
  private boolean holding;

  private GamePeer(Vertx vertx, String game) {
    this.vertx = vertx;
    this.game = game;
  }

  /** Starts a game of this name. */
  public static GamePeer on(Vertx vertx, String game) {
    GamePeer peer = new GamePeer(vertx, game);
    peer.start();
    return peer;
  }

  /** Is there, without any match, and says so. */
  public void start() {
    bus = new Bus(vertx, Duration.ofSeconds(5));
    Await.result(Future.all(List.of(
        bus.serve(GamesApi.begin(game), begin -> answer("begin", begin.match(), () -> begin(begin))),
        bus.serve(GamesApi.input(game), input -> answer("input", input.match(), () -> input(input))),
        bus.serve(GamesApi.pause(game), of -> answer("pause", of.match(), () -> pause(of))),
        bus.serve(GamesApi.resume(game), of -> answer("resume", of.match(), () -> run(of, true))),
        bus.serve(GamesApi.snapshot(game), of -> answer("snapshot", of.match(), () -> demand(of.match()).snapshot())),
        bus.serve(GamesApi.end(game), of -> answer("end", of.match(), () -> end(of))))));
    bus.publish(GamesApi.STARTED, new Started(game, Long.toHexString(System.nanoTime())));
  }

  /** Is gone, with all its matches. */
  public void crash() {
    Await.result(bus.close());
    courts.clear();
  }

  /** Returns what it was asked: verb and match; of a beginning again also {@code again}. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** Returns how often it was asked exactly this. */
  public long count(String what) {
    return asked.stream().filter(what::equals).count();
  }

  /** Tells whether it plays a match now. */
  public boolean runs(long match) {
    Court court = courts.get(Long.toString(match));
    return court != null && court.running;
  }

  /** Tells whether it has a match. */
  public boolean has(long match) {
    return courts.containsKey(Long.toString(match));
  }

  /** Returns the commands a match has got so far, seat and word. */
  public List<String> commands(long match) {
    return List.copyOf(demand(Long.toString(match)).commands);
  }

  /** Sets the score of a match. */
  public void score(long match, int host, int challenger) {
    demand(Long.toString(match)).score(host, challenger);
  }

  /** Ends a match, as a game does that was played to its end. */
  public void over(long match, Seat winner, int host, int challenger) {
    String key = Long.toString(match);
    Court court = courts.remove(key);
    bus.publish(GamesApi.OVER, new Over(key, winner, host, challenger, court.frame()));
  }

  /** Ends a match at the moment when it is to be held still. */
  public void overAtPause(long match, Seat winner, int host, int challenger) {
    demand(Long.toString(match)).atPause = () -> over(match, winner, host, challenger);
  }

  /** Forgets a match without a word. */
  public void lose(long match) {
    courts.remove(Long.toString(match));
  }

  /** Fails every request of a verb, or no longer. */
  public void fails(String verb, boolean now) {
    if (now) {
      failing.add(verb);
    } else {
      failing.remove(verb);
    }
  }

  /** Keeps every answer back until {@link #release}. */
  public synchronized void hold() {
    holding = true;
  }

  /** Gives the answers kept back, and from now on at once. */
  public synchronized void release() {
    holding = false;
    held.forEach(Runnable::run);
    held.clear();
  }

  private synchronized <R> Future<R> answer(String verb, String match, Supplier<R> rule) {
    asked.add(verb + " " + match);
    Promise<R> promise = Promise.promise();
    Runnable answer = () -> {
      if (failing.contains(verb)) {
        promise.fail(new Fault(ErrorCode.UNAVAILABLE));
        return;
      }
      try {
        promise.complete(rule.get());
      } catch (Fault refused) {
        promise.fail(refused);
      }
    };
    if (holding) {
      held.add(answer);
    } else {
      answer.run();
    }
    return promise.future();
  }

  private Begun begin(Begin begin) {
    Court court = new Court(begin.state());
    courts.put(begin.match(), court);
    court.running = begin.state().isEmpty();
    return new Begun(INIT, court.frame(), court.tick);
  }

  private Done input(Input input) {
    Court court = demand(input.match());
    if (input.command().equals("wrong")) {
      throw new Fault(ErrorCode.COMMAND_INVALID);
    }
    court.commands.add(input.seat().text() + " " + input.command());
    court.tick++;
    return Done.DONE;
  }

  private Done pause(OfMatch of) {
    demand(of.match()).atPause.run();
    return run(of, false);
  }

  private Done run(OfMatch of, boolean now) {
    demand(of.match()).running = now;
    return Done.DONE;
  }

  private Done end(OfMatch of) {
    courts.remove(of.match());
    return Done.DONE;
  }

  private Court demand(String match) {
    Court court = courts.get(match);
    if (court == null) {
      throw new Fault(ErrorCode.NO_SUCH_MATCH);
    }
    return court;
  }

  private static final class Court {
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile Runnable atPause = () -> { };
    private volatile int host;
    private volatile int challenger;
    private volatile long tick;

    private Court(JsonObject state) {
      if (!state.isEmpty()) {
        state.getJsonArray("commands").forEach(command -> commands.add((String) command));
        host = state.getInteger("host");
        challenger = state.getInteger("challenger");
      }
      tick = Math.max(System.currentTimeMillis(), state.getLong("tick", 0L) + 1);
    }

    private void score(int nowHost, int nowChallenger) {
      host = nowHost;
      challenger = nowChallenger;
      tick++;
    }

    private JsonObject frame() {
      return new JsonObject().put("message_type", "status").put("commands", commands.size());
    }

    private Snapshot snapshot() {
      JsonObject state = new JsonObject().put("commands", new ArrayList<>(commands)).put("host", host)
          .put("challenger", challenger).put("tick", tick);
      return new Snapshot(state, frame(), tick, host, challenger);
    }
  }
}
