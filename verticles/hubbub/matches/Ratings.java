package hubbub.matches;

import hubbub.contract.Name;
import hubbub.contract.matches.Player;
import hubbub.contract.matches.Result;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What everybody who has finished a match is rated, in memory: as it is stored. */
final class Ratings {
  private final Map<String, Rating> byKey = new HashMap<>();
  private final TreeSet<Rating> best = new TreeSet<>(
      Comparator.comparingInt(Rating::elo).reversed().thenComparing(rating -> rating.name().key()));

  Optional<Rating> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Returns somebody's rating, or the first one. */
  int elo(String key) {
    return find(key).map(Rating::elo).orElse(Player.FIRST_ELO);
  }

  /** Returns the best, equals by name. */
  List<Rating> best(int skip, int limit) {
    return best.stream().skip(skip).limit(limit).toList();
  }

  /** Takes over what is now stored. */
  void put(Rating rating) {
    Rating before = byKey.put(rating.name().key(), rating);
    if (before != null) {
      best.remove(before);
    }
    best.add(rating);
  }

  /** Returns the result of a decided match, with the ratings of both before and after it. */
  Result result(MatchRecord match, Outcome outcome) {
    Name winner = Name.person(match.player(outcome.winner()));
    Name loser = Name.person(match.player(outcome.loser()));
    int winnerElo = elo(winner.key());
    int loserElo = elo(loser.key());
    Elo after = Elo.after(winnerElo, loserElo);
    return new Result(match.id(), match.game(), winner.shown(), loser.shown(), match.startedAt(), outcome.at(),
        outcome.score(outcome.winner()), outcome.score(outcome.loser()), winnerElo, loserElo, after.winner(),
        after.loser(), outcome.forfeited());
  }

  /** Returns what the players of a match are rated after it. */
  static List<Rating> after(Result result) {
    return List.of(new Rating(Name.person(result.winner()), result.winnerEloAfter()),
        new Rating(Name.person(result.loser()), result.loserEloAfter()));
  }
}
