package hubbub.matches;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.games.Begin;
import hubbub.contract.games.Begun;
import hubbub.contract.matches.MatchCommand;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.Role;
import hubbub.matches.LiveMatch.Stage;
import io.vertx.core.Future;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What participants want done: getting ready, starting, and playing, which is the game's business. */
final class Play {
  private static final Logger LOG = LoggerFactory.getLogger(Play.class);
  private static final String READY = "ready";
  private static final String START = "start_match";

  private final House house;
  private final Referee referee;
  private final RandomGenerator chance;

  Play(House house, Referee referee, RandomGenerator chance) {
    this.house = house;
    this.referee = referee;
    this.chance = chance;
  }

  Future<Done> command(LiveMatch match, MatchCommand command) {
    demandGoingOn(match);
    Session session = match.seats().find(command.session())
        .orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_SESSION));
    if (session.role() == Role.SPECTATOR) {
      return Future.succeededFuture(Done.DONE);
    }
    // What comes right behind the first frame, while the start is still being stored, is the game's business too.
    return match.stage() == Stage.PLAYING ? course(match, session.role(), command)
        : match.lane().hold(() -> match.stage() == Stage.PLAYING ? course(match, session.role(), command)
            : prepare(match, session.role(), command.command()).map(Done.DONE));
  }

  private Future<Done> course(LiveMatch match, Role role, MatchCommand command) {
    if (command.command().equals(READY) || command.command().equals(START)) {
      throw new Fault(ErrorCode.COMMAND_INVALID);
    }
    return input(match, role, command);
  }

  // Inputs do not wait for each other, and not for whoever comes or goes: their order is the order of the bus.
  private Future<Done> input(LiveMatch match, Role role, MatchCommand command) {
    return house.games().input(match, role, command.command(), command.arguments()).recover(problem -> {
      if (Fault.is(problem, ErrorCode.NO_SUCH_MATCH)) {
        demandGoingOn(match);
        referee.absent(match);
        return Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE));
      }
      return Future.failedFuture(problem);
    });
  }

  private Future<Void> prepare(LiveMatch match, Role role, String command) {
    demandGoingOn(match);
    if (match.stage() == Stage.OPEN && role == Role.CHALLENGER && command.equals(READY)
        && !match.record().ready()) {
      return house.records().change(match, match.record().withReady());
    }
    if (match.stage() == Stage.OPEN && role == Role.HOST && command.equals(START)) {
      return start(match);
    }
    throw new Fault(ErrorCode.COMMAND_INVALID);
  }

  private Future<Void> start(LiveMatch match) {
    if (!match.record().ready() || !match.seats().here(Role.CHALLENGER)) {
      throw new Fault(ErrorCode.CHALLENGER_NOT_READY);
    }
    long seed = chance.nextLong(Begin.MAX_SEED);
    return house.games().begin(match, seed)
        .compose(begun -> house.records().change(match, match.record().begun(house.now(), seed, begun.init()))
            .map(begun))
        .onFailure(problem -> house.games().end(match))
        .map(begun -> {
          started(match, begun);
          return null;
        });
  }

  private void started(LiveMatch match, Begun begun) {
    match.begun(begun);
    house.tell(match, Kind.INIT, begun.init());
    MatchRecord record = match.record();
    LOG.info("match.started match={} game={}", match.id(), record.game());
    house.rooms().say(match, record.host() + " plays " + record.challenger() + ": " + record.game() + ".");
    referee.settle(match);
  }

  private static void demandGoingOn(LiveMatch match) {
    if (match.stage() == Stage.DECIDED || match.stage() == Stage.GONE) {
      throw new Fault(ErrorCode.MATCH_ENDED);
    }
  }
}
