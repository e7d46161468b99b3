package hubbub.matches;

import hubbub.contract.Name;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchList;
import hubbub.contract.matches.MatchQuery;
import hubbub.contract.matches.MatchQuery.Order;
import hubbub.contract.matches.MatchQuery.Wanted;
import hubbub.contract.matches.OfMatch;
import hubbub.contract.matches.OfPlayer;
import hubbub.contract.matches.Player;
import hubbub.contract.matches.PlayerList;
import hubbub.contract.matches.PlayerQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What there is to see of matches that are not over, and of players. */
final class Lists {
  private final Lobby lobby;
  private final Ratings ratings;

  Lists(Lobby lobby, Ratings ratings) {
    this.lobby = lobby;
    this.ratings = ratings;
  }

  Match match(OfMatch of) {
    return lobby.demand(of.id()).shown();
  }

  MatchList matches(MatchQuery query) {
    Comparator<Match> order = Comparator.comparingInt(this::hostElo);
    List<Match> found = lobby.all().stream().map(LiveMatch::shown).filter(match -> fits(query, match)).toList();
    return new MatchList(query.order() == Order.OLDEST_FIRST ? found : found.stream()
        .sorted(query.order() == Order.HOST_ELO ? order : order.reversed()).toList());
  }

  Player player(OfPlayer of) {
    return player(Name.person(of.name()));
  }

  PlayerList players(PlayerQuery query) {
    return new PlayerList(query.names().isEmpty()
        ? ratings.best(query.skip(), query.limit()).stream().map(rating -> player(rating.name())).toList()
        : query.names().stream().map(name -> player(Name.person(name))).toList());
  }

  private Player player(Name asked) {
    Optional<Lobby.Place> place = lobby.place(asked.key());
    Name name = ratings.find(asked.key()).map(Rating::name)
        .orElseGet(() -> place.map(Lobby.Place::person).orElse(asked));
    return new Player(name.shown(), ratings.elo(asked.key()), place.map(where -> where.match().id()).orElse(0L),
        place.map(where -> where.role().word()).orElse(""));
  }

  private boolean fits(MatchQuery query, Match match) {
    int elo = hostElo(match);
    return fits(query.full(), match.full()) && fits(query.started(), match.started())
        && elo >= query.minElo() && elo <= query.maxElo();
  }

  private static boolean fits(Wanted wanted, boolean is) {
    return wanted == Wanted.ANY || (wanted == Wanted.YES) == is;
  }

  private int hostElo(Match match) {
    return ratings.elo(Name.person(match.host()).key());
  }
}
