package hubbub.bridge.http;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.matches.GameList;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchList;
import hubbub.contract.matches.MatchQuery;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.Player;
import hubbub.contract.matches.PlayerList;
import hubbub.contract.matches.Result;
import hubbub.contract.matches.ResultList;
import hubbub.contract.matches.ResultQuery;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Stands in for what the matches verticle keeps: has what a test put there, and notes how it was asked. */
final class LobbyPeer {
  /** When all its matches were made. */
  static final long MADE_AT = 1_700_000_100_456L;

  private final Map<Long, Match> matches = new ConcurrentSkipListMap<>();
  private final Map<Long, Result> results = new ConcurrentSkipListMap<>();
  private final Map<String, Player> players = new ConcurrentHashMap<>();
  private final AtomicReference<Optional<ErrorCode>> failure = new AtomicReference<>(Optional.empty());
  private final AtomicReference<MatchQuery> matchQuery = new AtomicReference<>();
  private final AtomicReference<ResultQuery> resultQuery = new AtomicReference<>();

  /** Serves on this bus. */
  LobbyPeer(Vertx vertx) {
    Bus bus = new Bus(vertx, Duration.ofSeconds(5));
    Await.result(Future.all(List.of(
        bus.serve(MatchesApi.CREATE, ask -> answer(() -> create(ask.actor(), ask.game()))),
        bus.serve(MatchesApi.GET, ask -> answer(() -> found(matches, ask.id()))),
        bus.serve(MatchesApi.GAMES, (Done ask) -> answer(() -> new GameList(List.of("pong", "tictactoe")))),
        bus.serve(MatchesApi.LIST, ask -> answer(() -> {
          matchQuery.set(ask);
          return new MatchList(List.copyOf(matches.values()));
        })),
        bus.serve(MatchesApi.DELETE, ask -> answer(() -> {
          found(matches, ask.id());
          matches.remove(ask.id());
          return Done.DONE;
        })),
        bus.serve(MatchesApi.RESULT, ask -> answer(() -> found(results, ask.id()))),
        bus.serve(MatchesApi.RESULTS, ask -> answer(() -> {
          resultQuery.set(ask);
          return new ResultList(List.copyOf(results.values()).reversed());
        })),
        bus.serve(MatchesApi.PLAYER, ask -> answer(() -> player(ask.name()))),
        bus.serve(MatchesApi.PLAYERS, ask -> answer(
            () -> new PlayerList(ask.names().stream().map(this::player).toList()))))));
  }

  /** Has this match, or has it like this now. */
  void put(Match match) {
    matches.put(match.id(), match);
  }

  /** Has this result. */
  void put(Result result) {
    results.put(result.id(), result);
  }

  /** Knows somebody like this. */
  void put(Player player) {
    players.put(player.name(), player);
  }

  /** Fails everything from now on. */
  void fail(ErrorCode code) {
    failure.set(Optional.of(code));
  }

  /** How matches were asked for last. */
  MatchQuery matchQuery() {
    return matchQuery.get();
  }

  /** How results were asked for last. */
  ResultQuery resultQuery() {
    return resultQuery.get();
  }

  /** Forgets everything. */
  void reset() {
    matches.clear();
    results.clear();
    players.clear();
    failure.set(Optional.empty());
  }

  private <R> Future<R> answer(Supplier<R> rule) {
    return failure.get().<Future<R>>map(code -> Future.failedFuture(new Fault(code)))
        .orElseGet(() -> Future.succeededFuture(rule.get()));
  }

  private Match create(String actor, String game) {
    Match match = new Match(
        matches.size() + 1L, game.isEmpty() ? "pong" : game, actor, "", false, List.of(), MADE_AT, 0, false);
    put(match);
    put(new Player(actor, player(actor).elo(), match.id(), "host"));
    return match;
  }

  private Player player(String name) {
    return players.getOrDefault(name, new Player(name, Player.FIRST_ELO, 0, ""));
  }

  private static <T> T found(Map<Long, T> where, long id) {
    return Optional.ofNullable(where.get(id)).orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_MATCH));
  }
}
