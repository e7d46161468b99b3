package hubbub.bridge.gateway;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.matches.ActOnMatch;
import hubbub.contract.matches.Create;
import hubbub.contract.matches.GameList;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchList;
import hubbub.contract.matches.MatchQuery;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.OfMatch;
import hubbub.contract.matches.OfPlayer;
import hubbub.contract.matches.Player;
import hubbub.contract.matches.PlayerList;
import hubbub.contract.matches.PlayerQuery;
import hubbub.contract.matches.Result;
import hubbub.contract.matches.ResultList;
import hubbub.contract.matches.ResultQuery;
import io.vertx.core.Future;
import java.util.List;

/**
 * The bridge's way to what {@code matches} keeps: matches before and in their game, results, ratings. Failures are
 * those of {@link MatchesApi}.
 */
public final class LobbyGateway {
  private final Bus bus;

  /** Asks over this bus. */
  public LobbyGateway(Bus bus) {
    this.bus = bus;
  }

  /** Makes a match; an empty game is the first one of the hub. */
  public Future<Match> create(String host, String game) {
    return bus.call(MatchesApi.CREATE, new Create(host, game));
  }

  /** Returns a match that is not over. */
  public Future<Match> match(long id) {
    return bus.call(MatchesApi.GET, new OfMatch(id));
  }

  /** Returns the names of the games that can be played. */
  public Future<List<String>> games() {
    return bus.call(MatchesApi.GAMES, Done.DONE).map(GameList::games);
  }

  /** Returns matches that are not over. */
  public Future<List<Match>> matches(MatchQuery query) {
    return bus.call(MatchesApi.LIST, query).map(MatchList::matches);
  }

  /** Deletes a match on behalf of somebody. */
  public Future<Done> delete(String actor, long id) {
    return bus.call(MatchesApi.DELETE, new ActOnMatch(actor, id));
  }

  /** Returns a match that is over. */
  public Future<Result> result(long id) {
    return bus.call(MatchesApi.RESULT, new OfMatch(id));
  }

  /** Returns matches that are over. */
  public Future<List<Result>> results(ResultQuery query) {
    return bus.call(MatchesApi.RESULTS, query).map(ResultList::results);
  }

  /** Returns somebody's rating and whereabouts. */
  public Future<Player> player(String name) {
    return bus.call(MatchesApi.PLAYER, new OfPlayer(name));
  }

  /** Returns the same of these people, in this order. */
  public Future<List<Player>> players(List<String> names) {
    return Pages.each(names, PlayerQuery.MOST,
        some -> bus.call(MatchesApi.PLAYERS, PlayerQuery.of(some)).map(PlayerList::players));
  }
}
