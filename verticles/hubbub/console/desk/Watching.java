package hubbub.console.desk;

import hubbub.bus.Bus;
import hubbub.bus.Subscription;
import hubbub.contract.Alive;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Pulse;
import hubbub.contract.console.desk.DeskApi;
import hubbub.contract.console.desk.DeskEvent;
import hubbub.contract.console.desk.DeskEvent.Kind;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.State;
import hubbub.contract.matches.Join;
import hubbub.contract.matches.Leave;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.OfMatch;
import hubbub.contract.matches.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The people at consoles who look on at matches, each at one. A match has a hundred frames a second, and nobody reads
 * as many texts: the newest is told a few times a second.
 */
final class Watching {
  private static final long SHOW_MILLIS = 250;

  private final Vertx vertx;
  private final Bus bus;
  private final String key;
  private final Map<String, Watch> watches = new HashMap<>();
  private String incarnation = "";
  private long numbers;

  Watching(Vertx vertx, Bus bus, String key) {
    this.vertx = vertx;
    this.bus = bus;
    this.key = key;
  }

  /** One person at one match. */
  private final class Watch {
    private final String console;
    private final long match;
    private final String session;
    private final Subscription events;
    private final Subscription states;
    private final long timer;
    private JsonObject newest = new JsonObject();
    private long tick = -1;
    private boolean shown = true;

    private Watch(String console, long match) {
      String topic = Long.toString(match);
      this.console = console;
      this.match = match;
      this.session = key + "-match-" + numbers++;
      this.events = bus.listen(MatchesApi.EVENT.of(topic), this::happened);
      this.states = bus.listen(GamesApi.STATE.of(topic), (State state) -> look(state.tick(), state.frame()));
      this.timer = vertx.setPeriodic(SHOW_MILLIS, show -> show());
    }

    private void look(long number, JsonObject frame) {
      if (number > tick && !frame.isEmpty()) {
        tick = number;
        newest = frame;
        shown = false;
      }
    }

    private void show() {
      if (!shown) {
        shown = true;
        tell(Kind.FRAME, "", newest);
      }
    }

    private void happened(MatchEvent event) {
      switch (event.kind()) {
        case INIT -> tell(Kind.NOTICE, "The match begins.", new JsonObject());
        case SAY -> tell(Kind.NOTICE, "The match is " + event.frame().getString("message_type", "going on") + ".",
            new JsonObject());
        case END -> {
          show();
          over("The match is over: " + event.frame().getValue("winner") + " has won.");
        }
        case GONE -> over("The match was given up.");
        case KICK -> {
          if (event.session().equals(session)) {
            over("You look on from elsewhere now.");
          }
        }
      }
    }

    private void over(String why) {
      if (watches.remove(console, this)) {
        tell(Kind.OVER, why, new JsonObject());
        close();
      }
    }

    private void tell(Kind kind, String text, JsonObject frame) {
      bus.publish(DeskApi.EVENT.of(console),
          new DeskEvent(kind, "", "", text, match, frame, System.currentTimeMillis()));
    }

    private void close() {
      vertx.cancelTimer(timer);
      events.close();
      states.close();
    }
  }

  Future<Void> listen() {
    return bus.listen(MatchesApi.STARTED, this::restarted).ready();
  }

  /** Looks on at a match. */
  Future<Match> watch(Caller who, long match) {
    return unwatch(who.console()).compose(free -> {
      Watch watch = new Watch(who.console(), match);
      Watch other = watches.put(who.console(), watch);
      if (other != null) {
        other.close();
      }
      return Future.all(watch.events.ready(), watch.states.ready())
          .compose(ready -> bus.call(MatchesApi.join(match), new Join(who.name(), Role.SPECTATOR, watch.session, key)))
          .recover(problem -> unanswered(match, problem))
          .onSuccess(joined -> watch.look(joined.tick(), joined.frame()))
          .onFailure(refused -> {
            watches.remove(who.console(), watch);
            watch.close();
          }).map(joined -> joined.match());
    });
  }

  /** Looks on no more; does nothing where nothing is watched. */
  Future<Done> unwatch(String console) {
    Watch watch = watches.remove(console);
    if (watch == null) {
      return Future.succeededFuture(Done.DONE);
    }
    watch.close();
    return bus.call(MatchesApi.leave(watch.match), new Leave(watch.session, false)).otherwise(Done.DONE);
  }

  /** Says that this desk lives. */
  void beat() {
    if (!watches.isEmpty()) {
      bus.call(MatchesApi.ALIVE, new Alive(key)).onSuccess(this::pulse);
    }
  }

  Future<Void> close() {
    List<Future<Done>> left = new ArrayList<>();
    List.copyOf(watches.keySet()).forEach(console -> left.add(unwatch(console)));
    return Future.join(left).mapEmpty();
  }

  // Where there never was such a match nobody answers at its address.
  private <T> Future<T> unanswered(long match, Throwable problem) {
    return Fault.is(problem, ErrorCode.UNAVAILABLE)
        ? bus.call(MatchesApi.GET, new OfMatch(match))
            .compose(there -> Future.failedFuture(problem))
        : Future.failedFuture(problem);
  }

  private void pulse(Pulse pulse) {
    boolean another = !incarnation.isEmpty() && !incarnation.equals(pulse.incarnation());
    if (another) {
      restarted(pulse);
    }
    incarnation = pulse.incarnation();
  }

  private void restarted(Pulse pulse) {
    incarnation = pulse.incarnation();
    List.copyOf(watches.values()).forEach(watch -> watch.over("The matches were interrupted. Watch it again."));
  }
}
