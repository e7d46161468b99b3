package hubbub.matches;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.games.Begin;
import hubbub.contract.games.Begun;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Input;
import hubbub.contract.games.OfMatch;
import hubbub.contract.games.Seat;
import hubbub.contract.games.Snapshot;
import hubbub.contract.matches.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is asked of the game of a match. Fails with UNAVAILABLE where it does not answer. */
final class Games {
  private static final Logger LOG = LoggerFactory.getLogger(Games.class);

  private final Bus bus;

  Games(Bus bus) {
    this.bus = bus;
  }

  /** Begins a match from nothing. */
  Future<Begun> begin(LiveMatch match, long seed) {
    return bus.call(GamesApi.begin(game(match)), new Begin(match.key(), seed, new JsonObject()));
  }

  /** Begins a match again where its newest snapshot has it. */
  Future<Begun> restore(LiveMatch match) {
    return bus.call(GamesApi.begin(game(match)),
        new Begin(match.key(), match.record().seed(), match.latest().state()));
  }

  Future<Done> input(LiveMatch match, Role role, String command, JsonObject arguments) {
    Seat seat = role == Role.HOST ? Seat.HOST : Seat.CHALLENGER;
    return bus.call(GamesApi.input(game(match)), new Input(match.key(), seat, command, arguments));
  }

  Future<Done> pause(LiveMatch match) {
    return bus.call(GamesApi.pause(game(match)), new OfMatch(match.key()));
  }

  Future<Done> resume(LiveMatch match) {
    return bus.call(GamesApi.resume(game(match)), new OfMatch(match.key()));
  }

  /** Asks how a match stands, and notes the answer. */
  Future<Snapshot> look(LiveMatch match) {
    return bus.call(GamesApi.snapshot(game(match)), new OfMatch(match.key())).map(snapshot -> {
      match.latest(snapshot);
      return snapshot;
    });
  }

  /** Has a match forgotten; that it is not costs memory only. */
  void end(LiveMatch match) {
    bus.call(GamesApi.end(game(match)), new OfMatch(match.key()))
        .onFailure(problem -> LOG.warn("game.end.failed match={} reason=\"{}\"", match.id(), problem.getMessage()));
  }

  private static String game(LiveMatch match) {
    return match.record().game();
  }
}
