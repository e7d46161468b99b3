package hubbub.matches;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.games.Snapshot;
import hubbub.contract.matches.Join;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.Leave;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.Role;
import hubbub.matches.LiveMatch.Game;
import hubbub.matches.LiveMatch.Stage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How people come to their seats and leave them. */
final class Doors {
  private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

  private final House house;
  private final Referee referee;

  Doors(House house, Referee referee) {
    this.house = house;
    this.referee = referee;
  }

  Future<Joined> join(LiveMatch match, Join join) {
    Session session = new Session(join.session(), join.bridge(), Name.person(join.person()), join.role());
    return match.lane().hold(() -> enter(match, session).compose(in -> answer(match)))
        .onSuccess(joined -> referee.settle(match));
  }

  Future<Done> leave(LiveMatch match, Leave leave) {
    return leave(match, leave, house.steady());
  }

  /** Ends all sessions of a bridge that is no more: players who were taken away together are late together. */
  void lose(String bridge) {
    long now = house.steady();
    for (LiveMatch match : house.lobby().all()) {
      List<Session> lost = match.seats().at(bridge);
      if (!lost.isEmpty()) {
        LOG.warn("bridge.lost bridge={} match={} sessions={}", bridge, match.id(), lost.size());
        lost.forEach(session -> leave(match, new Leave(session.id(), false), now));
      }
    }
  }

  private Future<Done> leave(LiveMatch match, Leave leave, long at) {
    return match.lane().hold(() -> {
      match.seats().find(leave.session()).ifPresent(gone -> stand(match, gone, leave.draining(), at));
      return Future.succeededFuture();
    }).compose(left -> referee.settle(match)).map(Done.DONE);
  }

  private Future<Void> enter(LiveMatch match, Session session) {
    if (match.stage() == Stage.GONE) {
      throw new Fault(ErrorCode.NO_SUCH_MATCH);
    }
    Optional<Session> known = match.seats().find(session.id());
    if (known.isPresent()) {
      // A bridge that did not hear the first answer asks once more.
      return known.get().sameSeat(session) ? Future.succeededFuture()
          : Future.failedFuture(new Fault(ErrorCode.ALREADY_IN_MATCH));
    }
    return admit(match, session).map(admitted -> {
      match.seats().sit(session).ifPresent(before -> house.tell(match, Kind.KICK, before));
      return null;
    });
  }

  private Future<Void> admit(LiveMatch match, Session session) {
    Name person = session.person();
    boolean again = session.role() == Role.SPECTATOR ? match.seats().watches(person.key())
        : match.record().seatOf(session.role(), person);
    if (again) {
      return Future.succeededFuture();
    }
    if (session.role() == Role.HOST) {
      throw new Fault(ErrorCode.NOT_YOUR_MATCH);
    }
    if (house.lobby().place(person.key()).isPresent()) {
      throw new Fault(ErrorCode.ALREADY_IN_MATCH);
    }
    return session.role() == Role.CHALLENGER ? challenge(match, person) : watch(match, person);
  }

  private Future<Void> challenge(LiveMatch match, Name person) {
    if (match.record().full()) {
      throw new Fault(ErrorCode.MATCH_FULL);
    }
    house.lobby().claim(match, Role.CHALLENGER, person);
    return house.records().change(match, match.record().withChallenger(person.shown()))
        .onFailure(lost -> house.lobby().release(match, person));
  }

  private Future<Void> watch(LiveMatch match, Name person) {
    if (match.seats().spectatorCount() >= house.config().limits().spectators()) {
      throw new Fault(ErrorCode.SPECTATORS_FULL);
    }
    house.lobby().claim(match, Role.SPECTATOR, person);
    return Future.succeededFuture();
  }

  // Whoever comes late is shown the match as it stands now, not as it was a second ago.
  private Future<Joined> answer(LiveMatch match) {
    Future<Snapshot> look = match.game() == Game.ABSENT ? Future.succeededFuture(match.latest())
        : house.games().look(match).otherwise(problem -> match.latest());
    return look.map(now -> {
      // Killed in its first second, and its game is away: then nobody knows yet what is to be seen.
      if (match.record().started() && now.frame().isEmpty()) {
        throw new Fault(ErrorCode.UNAVAILABLE);
      }
      return new Joined(match.shown(), match.seq(), match.record().init(), now.frame(), now.tick());
    });
  }

  // Whom the hub sends away comes back when it is there again, and has not left the seat.
  private void stand(LiveMatch match, Session session, boolean draining, long at) {
    match.seats().stand(session);
    MatchesConfig.SeatRules rules = house.config().seats();
    boolean started = match.record().started();
    Duration kept = draining ? rules.keptAfterStart() : rules.kept();
    switch (session.role()) {
      case HOST -> match.seats().keep(Role.HOST, at + (started ? kept : rules.hostAway()).toMillis());
      case CHALLENGER -> match.seats().keep(Role.CHALLENGER, started || draining ? at + kept.toMillis() : at);
      case SPECTATOR -> house.lobby().release(match, session.person());
    }
  }
}
