package hubbub.matches;

import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Over;
import hubbub.contract.games.Seat;
import hubbub.contract.games.Snapshot;
import hubbub.contract.games.Started;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.Result;
import hubbub.contract.matches.Role;
import hubbub.matches.LiveMatch.Game;
import hubbub.matches.LiveMatch.Stage;
import hubbub.matches.MatchRecords.RoomEnd;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that each match is as its seats and its game want it: an abandoned seat is given free, a game runs while
 * both players are here and stands still otherwise, is begun again where the game has lost it, is forfeited by whoever
 * stays away, and its result is stored before it is told. {@link #settle} does the next of these that is due, in the
 * match's lane; what fails is tried again with the next tick.
 */
final class Referee {
  private static final Logger LOG = LoggerFactory.getLogger(Referee.class);
  private static final long AGAIN_MILLIS = 1_000;

  private final House house;
  private final Founding founding;

  Referee(House house, Founding founding) {
    this.house = house;
    this.founding = founding;
  }

  /** Hears what the games say of themselves as long as this bus is open; completes when they are heard. */
  Future<Void> listen(Bus games) {
    return Future.all(games.listen(GamesApi.OVER, this::over).ready(),
        games.listen(GamesApi.STARTED, this::lost).ready()).mapEmpty();
  }

  /** Does what is due for a match; never fails. */
  Future<Void> settle(LiveMatch match) {
    match.settling(1);
    return match.lane().hold(() -> step(match)).otherwise(problem -> {
      LOG.warn("match.settle.failed match={} reason=\"{}\"", match.id(), problem.getMessage());
      match.notBefore(house.steady() + AGAIN_MILLIS);
      return null;
    }).onComplete(done -> match.settling(-1));
  }

  /** Settles a match where something is due at this steady time, in milliseconds. */
  void look(LiveMatch match, long now) {
    if (match.idle(now) && due(match, now)) {
      settle(match);
    }
  }

  /** Notes that a game does not know a match any more, and has it begun again. */
  void absent(LiveMatch match) {
    match.lane().hold(() -> {
      match.game(Game.ABSENT);
      return Future.succeededFuture();
    });
    settle(match);
  }

  private static boolean due(LiveMatch match, long now) {
    return switch (match.stage()) {
      case OPEN -> match.seats().overdue(Role.HOST, now) || match.seats().overdue(Role.CHALLENGER, now);
      case PLAYING -> !match.aligned() || !match.seats().losers(now).isEmpty();
      case DECIDED -> true;
      case GONE -> false;
    };
  }

  private Future<Void> step(LiveMatch match) {
    return switch (match.stage()) {
      case OPEN -> settleOpen(match, house.steady());
      case PLAYING -> settlePlaying(match);
      case DECIDED -> finish(match);
      case GONE -> Future.succeededFuture();
    };
  }

  private Future<Void> settleOpen(LiveMatch match, long now) {
    if (match.seats().overdue(Role.HOST, now)) {
      return founding.drop(match, "host_away");
    }
    if (!match.seats().overdue(Role.CHALLENGER, now)) {
      return Future.succeededFuture();
    }
    Name challenger = Name.person(match.record().challenger());
    return house.records().change(match, match.record().withChallenger("")).map(stored -> {
      match.seats().free(Role.CHALLENGER);
      house.lobby().release(match, challenger);
      return null;
    });
  }

  private Future<Void> settlePlaying(LiveMatch match) {
    Set<Role> losers = match.seats().losers(house.steady());
    if (losers.size() > 1) {
      return founding.drop(match, "both_away");
    }
    return losers.isEmpty() ? align(match) : forfeit(match, losers.iterator().next());
  }

  private Future<Void> align(LiveMatch match) {
    boolean run = match.seats().bothHere();
    if (!run || match.game() == Game.ABSENT) {
      say(match, true);
    }
    return switch (match.game()) {
      case ABSENT -> house.games().restore(match).compose(begun -> {
        match.begun(begun);
        return step(match);
      });
      case PAUSED -> run ? turn(match, Game.RUNNING, house.games().resume(match).mapEmpty())
          : Future.succeededFuture();
      case RUNNING -> run ? turned(match, Game.RUNNING)
          : turn(match, Game.PAUSED, hold(match));
    };
  }

  // How it stands then is what the next commit stores; nobody asks again while it stands still.
  private Future<Void> hold(LiveMatch match) {
    return house.games().pause(match).compose(paused -> house.games().look(match)).mapEmpty();
  }

  // A game that has no such match any more said before that it is over, or has lost it.
  private Future<Void> turn(LiveMatch match, Game to, Future<Void> asked) {
    return asked.compose(done -> turned(match, to)).recover(problem -> {
      if (Fault.is(problem, ErrorCode.NO_SUCH_MATCH)) {
        match.game(Game.ABSENT);
        return match.stage() == Stage.DECIDED ? finish(match) : Future.succeededFuture();
      }
      return Future.failedFuture(problem);
    });
  }

  private Future<Void> turned(LiveMatch match, Game to) {
    match.game(to);
    say(match, to != Game.RUNNING);
    return Future.succeededFuture();
  }

  private void say(LiveMatch match, boolean paused) {
    if (match.paused() != paused && match.stage() == Stage.PLAYING) {
      match.paused(paused);
      house.tell(match, Kind.SAY, new JsonObject().put("message_type", paused ? "paused" : "resumed"));
    }
  }

  private void over(Over over) {
    house.lobby().find(over.match()).ifPresent(match -> {
      Outcome outcome = new Outcome(over.winner() == Seat.HOST ? Role.HOST : Role.CHALLENGER,
          over.hostScore(), over.challengerScore(), false, house.now());
      match.decide(outcome);
      // Once more in its turn, for a game that was over before its start was stored.
      match.lane().hold(() -> {
        match.decide(outcome);
        return Future.succeededFuture();
      });
      settle(match);
    });
  }

  private void lost(Started started) {
    house.lobby().all().stream().filter(match -> match.record().game().equals(started.game()))
        .filter(match -> match.stage() == Stage.PLAYING).forEach(this::absent);
  }

  private Future<Void> forfeit(LiveMatch match, Role loser) {
    Future<Snapshot> look = match.game() == Game.ABSENT ? Future.succeededFuture(match.latest())
        : house.games().look(match).otherwise(problem -> match.latest());
    return look.compose(last -> {
      match.decide(new Outcome(loser == Role.HOST ? Role.CHALLENGER : Role.HOST,
          last.hostScore(), last.challengerScore(), true, house.now()));
      return finish(match);
    });
  }

  private Future<Void> finish(LiveMatch match) {
    Result result = house.ratings().result(match.record(), match.outcome());
    List<RoomEnd> rooms = house.rooms().endOf(match, house.now());
    return house.records().complete(result, rooms).map(stored -> {
      Ratings.after(result).forEach(house.ratings()::put);
      house.tell(match, Kind.END, new JsonObject().put("message_type", "end").mergeIn(result.shown()));
      LOG.info("match.completed match={} game={} forfeited={}", match.id(), result.game(), result.forfeited());
      if (result.forfeited()) {
        house.games().end(match);
      }
      house.rooms().say(match, words(result));
      founding.leave(match, rooms);
      return null;
    });
  }

  private static String words(Result result) {
    return result.winner() + " wins " + result.winnerScore() + ":" + result.loserScore()
        + (result.forfeited() ? ", because " + result.loser() + " stayed away. " : " against " + result.loser() + ". ")
        + result.winner() + " has now " + result.winnerEloAfter() + " points, " + result.loser() + " "
        + result.loserEloAfter() + ".";
  }
}
