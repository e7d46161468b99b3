package hubbub.matches;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.matches.LiveMatch.Game;
import hubbub.matches.LiveMatch.Stage;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the games how their matches stand, and stores the answers. Not all at once: what has to be done for hundreds of
 * matches would hold their next frames up, so they take turns.
 */
final class Snapshotter {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshotter.class);

  private final House house;
  private final Referee referee;
  private final int turns;
  private int turn;
  private boolean taking;

  /** Makes a snapshotter by which every match has its snapshot taken once in so many turns. */
  Snapshotter(House house, Referee referee, int turns) {
    this.house = house;
    this.referee = referee;
    this.turns = turns;
  }

  /** Takes a snapshot of the matches whose turn it is, unless the last turn is not done yet; never fails. */
  void take() {
    if (!taking) {
      taking = true;
      turn = (turn + 1) % turns;
      int now = turn;
      Future.join(playing().filter(match -> match.game() == Game.RUNNING && match.id() % turns == now)
              .map(this::look).toList())
          .transform(any -> store())
          .onComplete(done -> taking = false);
    }
  }

  /**
   * Holds every match still and stores it, before the verticle ends; never fails. Also those that stand still: their
   * players were sent away a moment ago, and they may have moved since they were stored. A game that does not know its
   * match any more has said before that it is over: that result is on its way to the store then.
   */
  Future<Void> takeLast() {
    return inTurn(this::hold)
        .transform(any -> store())
        .transform(stored -> inTurn(match -> Future.succeededFuture()))
        .otherwiseEmpty();
  }

  private Future<Void> hold(LiveMatch match) {
    return match.stage() == Stage.PLAYING && match.game() != Game.ABSENT
        ? house.games().pause(match).compose(paused -> house.games().look(match)).mapEmpty()
        : Future.succeededFuture();
  }

  private Future<Void> inTurn(Function<LiveMatch, Future<Void>> step) {
    return Future.join(house.lobby().all().stream().map(match -> match.lane().hold(() -> step.apply(match))).toList())
        .mapEmpty();
  }

  private Stream<LiveMatch> playing() {
    return house.lobby().all().stream().filter(match -> match.stage() == Stage.PLAYING);
  }

  private Future<Void> look(LiveMatch match) {
    return house.games().look(match).map(seen -> {
      tellScore(match);
      return (Void) null;
    }).onFailure(problem -> {
      if (Fault.is(problem, ErrorCode.NO_SUCH_MATCH) && match.stage() == Stage.PLAYING) {
        referee.absent(match);
      }
    });
  }

  // Slow rooms hear of fewer scores, but always of the newest one.
  private void tellScore(LiveMatch match) {
    if (house.rooms().quiet(match)) {
      match.newScore().ifPresent(score -> house.rooms().say(match,
          match.record().host() + " " + score + " " + match.record().challenger()));
    }
  }

  // What a commit does not take is taken with the next one: a frame that is never stored only makes a match go back
  // further after a crash.
  private Future<Void> store() {
    List<LiveMatch> moved = playing().filter(LiveMatch::unstored).toList();
    return house.snapshots().store(moved).otherwise(problem -> {
      LOG.warn("snapshots.failed matches={} reason=\"{}\"", moved.size(), problem.getMessage());
      moved.forEach(match -> match.stored(0));
      return null;
    });
  }
}
