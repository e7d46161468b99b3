package hubbub.matches;

import hubbub.bus.Bus;
import hubbub.bus.Cemetery;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.matches.ActOnMatch;
import hubbub.contract.matches.Create;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.Role;
import hubbub.matches.LiveMatch.Stage;
import hubbub.matches.MatchRecords.RoomEnd;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How matches come to be, and how they end without a result. */
final class Founding {
  private static final Logger LOG = LoggerFactory.getLogger(Founding.class);

  private final House house;
  private final Supplier<Bus> addresses;
  private final Cemetery cemetery;
  private int making;

  Founding(House house, Supplier<Bus> addresses, Cemetery cemetery) {
    this.house = house;
    this.addresses = addresses;
    this.cemetery = cemetery;
  }

  /** Makes a match; {@code serve} lets it answer at its address. */
  Future<Match> create(Create create, Function<LiveMatch, Future<Void>> serve) {
    Name host = Name.person(create.actor());
    MatchesConfig config = house.config();
    String game = create.game().isEmpty() ? config.games().getFirst() : create.game();
    if (!config.games().contains(game)) {
      throw new Fault(ErrorCode.NO_SUCH_GAME);
    }
    if (house.lobby().place(host.key()).isPresent()) {
      throw new Fault(ErrorCode.ALREADY_IN_MATCH);
    }
    if (house.lobby().count() + making >= config.limits().matches()) {
      throw new Fault(ErrorCode.BUSY, "There are as many matches as the hub allows.");
    }
    LiveMatch match = new LiveMatch(
        MatchRecord.made(house.records().number(), game, host.shown(), house.now()), addresses.get());
    house.lobby().claim(match, Role.HOST, host);
    making++;
    return house.records().make(match.record())
        .compose(stored -> serve.apply(match))
        .onComplete(made -> making--)
        .onFailure(problem -> house.lobby().release(match, host))
        .map(served -> enter(match));
  }

  /** Takes a stored match up, with all its people away. */
  LiveMatch takeUp(MatchRecord record) {
    LiveMatch match = new LiveMatch(record, addresses.get());
    MatchesConfig.SeatRules rules = house.config().seats();
    house.lobby().claim(match, Role.HOST, Name.person(record.host()));
    match.seats().keep(Role.HOST, house.steady()
        + (record.started() ? rules.keptAfterStart() : rules.hostAway()).toMillis());
    if (record.full()) {
      house.lobby().claim(match, Role.CHALLENGER, Name.person(record.challenger()));
      match.seats().keep(Role.CHALLENGER, house.steady() + rules.keptAfterStart().toMillis());
    }
    house.lobby().add(match);
    return match;
  }

  Future<Done> delete(ActOnMatch act) {
    LiveMatch match = house.lobby().demand(act.id());
    if (Name.of(act.actor()).filter(actor -> match.record().seatOf(Role.HOST, actor)).isEmpty()) {
      throw new Fault(ErrorCode.NOT_HOST);
    }
    return match.lane().hold(() -> switch (match.stage()) {
      case OPEN -> drop(match, "deleted").map(Done.DONE);
      case PLAYING, DECIDED -> throw new Fault(ErrorCode.MATCH_STARTED);
      case GONE -> throw new Fault(ErrorCode.NO_SUCH_MATCH);
    });
  }

  /** Ends a match, whose lane is held, without a result. */
  Future<Void> drop(LiveMatch match, String why) {
    List<RoomEnd> rooms = house.rooms().endOf(match, house.now());
    return house.records().drop(match.id(), rooms).map(stored -> {
      house.tell(match, Kind.GONE);
      LOG.info("match.dropped match={} reason={}", match.id(), why);
      if (match.stage() != Stage.OPEN) {
        house.games().end(match);
      }
      house.rooms().say(match, "The match is over without a result.");
      leave(match, rooms);
      return null;
    });
  }

  /** Forgets a match whose end is stored; its address answers for a while yet. */
  void leave(LiveMatch match, List<RoomEnd> rooms) {
    match.gone();
    house.lobby().remove(match);
    house.snapshots().forget(match.id());
    rooms.forEach(house.rooms()::ends);
    cemetery.bury(match.addresses(), house.steady());
  }

  private Match enter(LiveMatch match) {
    match.seats().keep(Role.HOST, house.steady() + house.config().seats().hostAway().toMillis());
    house.lobby().add(match);
    house.rooms().open(match);
    LOG.info("match.created match={} game={}", match.id(), match.record().game());
    return match.shown();
  }
}
