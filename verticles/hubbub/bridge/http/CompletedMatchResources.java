package hubbub.bridge.http;

import hubbub.bridge.gateway.LobbyGateway;
import hubbub.contract.auth.Principal;
import hubbub.contract.matches.Result;
import hubbub.contract.matches.ResultQuery;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Matches that are over: of those that fit, the newest {@value hubbub.contract.matches.ResultQuery#MOST}. A client that
 * says {@code game} sees those of that game, or with {@code all} every one, and which game each was.
 */
final class CompletedMatchResources {
  private static final String GAME = "game";
  private static final String EVERY = "all";
  private static final Map<String, Comparator<Result>> ORDERS = Map.ofEntries(
      Map.entry("id", Comparator.comparingLong(Result::id)),
      Map.entry("winner", Comparator.comparing(Result::winner)),
      Map.entry("loser", Comparator.comparing(Result::loser)),
      Map.entry("start_timestamp", Comparator.comparingLong(Result::startedAt)),
      Map.entry("end_timestamp", Comparator.comparingLong(Result::completedAt)),
      Map.entry("completion_timestamp", Comparator.comparingLong(Result::completedAt)),
      Map.entry("winner_score", Comparator.comparingInt(Result::winnerScore)),
      Map.entry("loser_score", Comparator.comparingInt(Result::loserScore)),
      Map.entry("winner_elo_before_match", Comparator.comparingInt(Result::winnerEloBefore)),
      Map.entry("loser_elo_before_match", Comparator.comparingInt(Result::loserEloBefore)),
      Map.entry("winner_elo_after_match", Comparator.comparingInt(Result::winnerEloAfter)),
      Map.entry("loser_elo_after_match", Comparator.comparingInt(Result::loserEloAfter)));

  private final SignedIn signedIn;
  private final LobbyGateway lobby;

  CompletedMatchResources(SignedIn signedIn, LobbyGateway lobby) {
    this.signedIn = signedIn;
    this.lobby = lobby;
  }

  void mount(Resources resources) {
    resources
        .add("/api/completed_matches", Map.of(HttpMethod.GET, signedIn.only(this::list)))
        .add("/api/completed_matches/:id", Map.of(HttpMethod.GET, signedIn.only(this::detail)));
  }

  private Future<Answer> list(Call call, Principal who) {
    Query query = call.query();
    ResultQuery wish = new ResultQuery(query.text("user").orElse(""), query.text("winner").orElse(""),
        query.text("loser").orElse(""), time(query, "end_timestamp_after"), time(query, "end_timestamp_before"),
        ResultQuery.Order.NEWEST_FIRST, ResultQuery.MOST);
    Comparator<Result> order =
        Orders.of(query.ordering(List.copyOf(ORDERS.keySet())), ORDERS, ORDERS.get("id"));
    String game = query.text(GAME).orElse(EVERY);
    return lobby.results(wish).map(found -> Answer.json(200, new JsonArray(found.stream()
        .filter(result -> game.equals(EVERY) || game.equals(result.game()))
        .sorted(order).map(result -> shown(call, result)).toList())));
  }

  private Future<Answer> detail(Call call, Principal who) {
    return lobby.result(call.id()).map(result -> Answer.json(200, shown(call, result)));
  }

  // Before the epoch nothing has ended, and 0 would mean any time.
  private static long time(Query query, String name) {
    return query.time(name).map(millis -> Math.max(1, millis)).orElse(0L);
  }

  private static JsonObject shown(Call call, Result result) {
    return call.query().has(GAME) ? result.shown().put(GAME, result.game()) : result.shown();
  }
}
