package hubbub.bridge.http;

import hubbub.bridge.gateway.LobbyGateway;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Principal;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchQuery;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Matches that are not over: making, finding, deleting; and the games there are for them. Existing clients play Pong
 * and know of no other game, so they are shown no match of another one in the list; a client that says {@code game}
 * sees those of that game, or with {@code all} every one, and which game each is.
 */
final class OngoingMatchResources {
  private static final String GAME = "game";
  private static final String EVERY = "all";
  private static final String KNOWN = "pong";
  private static final BigDecimal MOST = BigDecimal.valueOf(MatchQuery.NO_LIMIT);

  private final SignedIn signedIn;
  private final Profiles profiles;
  private final LobbyGateway lobby;

  OngoingMatchResources(SignedIn signedIn, Profiles profiles, LobbyGateway lobby) {
    this.signedIn = signedIn;
    this.profiles = profiles;
    this.lobby = lobby;
  }

  void mount(Resources resources) {
    String one = "/api/ongoing_matches/:id";
    resources
        .add("/api/games", Map.of(HttpMethod.GET, signedIn.only((call, who) -> games())))
        .add("/api/ongoing_matches",
            Map.of(HttpMethod.GET, signedIn.only(this::list), HttpMethod.POST, signedIn.only(this::create)))
        .add(one, Map.of(HttpMethod.GET, signedIn.only(this::detail), HttpMethod.DELETE, signedIn.only(this::delete)))
        .add(one + "/host", Map.of(HttpMethod.GET, signedIn.only((call, who) -> person(call, Match::host))))
        .add(one + "/challenger",
            Map.of(HttpMethod.GET, signedIn.only((call, who) -> person(call, Match::challenger))))
        .add(one + "/spectators", Map.of(HttpMethod.GET, signedIn.only((call, who) -> spectators(call))));
  }

  private Future<Answer> games() {
    return lobby.games().map(games -> Answer.json(200, new JsonArray(games)));
  }

  private Future<Answer> list(Call call, Principal who) {
    Query query = call.query();
    BigDecimal least = query.number("min_elo").orElse(BigDecimal.ZERO);
    BigDecimal greatest = query.number("max_elo").orElse(MOST);
    if (greatest.signum() < 0) {
      return Future.succeededFuture(Answer.json(200, new JsonArray()));
    }
    MatchQuery wish = new MatchQuery(query.wanted("is_full"), query.wanted("is_started"),
        whole(least, RoundingMode.CEILING), whole(greatest, RoundingMode.FLOOR), order(query));
    String game = query.text(GAME).orElse(query.has(GAME) ? EVERY : KNOWN);
    return lobby.matches(wish)
        .map(all -> all.stream().filter(match -> game.equals(EVERY) || game.equals(match.game())).toList())
        .compose(found -> profiles.shown(found).map(shown -> Answer.json(200, new JsonArray(
            IntStream.range(0, found.size()).mapToObj(i -> game(call, found.get(i), shown.get(i))).toList()))));
  }

  private Future<Answer> create(Call call, Principal who) {
    String game = call.form().optional(GAME).orElse("");
    return lobby.create(who.name(), game)
        .recover(problem -> Future.failedFuture(
            Fault.is(problem, ErrorCode.ALREADY_IN_MATCH)
                ? Refused.listed("User " + who.name() + " is already in a match")
            : Fault.is(problem, ErrorCode.NO_SUCH_GAME)
                ? Refused.field(GAME, ErrorCode.NO_SUCH_GAME.sentence()) : problem))
        .compose(match -> profiles.shown(match).map(shown -> game(call, match, shown)))
        .map(shown -> Answer.json(201, shown));
  }

  private Future<Answer> detail(Call call, Principal who) {
    return lobby.match(call.id())
        .compose(match -> profiles.shown(match).map(shown -> game(call, match, shown)))
        .map(shown -> Answer.json(200, shown));
  }

  private Future<Answer> delete(Call call, Principal who) {
    return lobby.delete(who.name(), call.id())
        .recover(problem -> Future.failedFuture(Fault.is(problem, ErrorCode.MATCH_STARTED)
            ? Refused.listed("You can't delete this match because it is already started") : problem))
        .map(done -> Answer.empty(204));
  }

  private Future<Answer> person(Call call, Function<Match, String> seat) {
    return lobby.match(call.id()).map(seat)
        .compose(name -> name.isEmpty() ? Future.failedFuture(Refused.missing()) : profiles.of(name))
        .map(profile -> Answer.json(200, profile.shown()));
  }

  private Future<Answer> spectators(Call call) {
    return lobby.match(call.id()).compose(match -> profiles.named(match.spectators()))
        .map(found -> Answer.json(200, new JsonArray(found.stream().map(Profile::shown).toList())));
  }

  private static JsonObject game(Call call, Match match, JsonObject shown) {
    boolean asked = call.query().has(GAME) || call.form().has(GAME);
    return asked ? shown.put(GAME, match.game()) : shown;
  }

  private static MatchQuery.Order order(Query query) {
    return switch (query.ordering(List.of("host_elo")).stream().findFirst().orElse("")) {
      case "host_elo" -> MatchQuery.Order.HOST_ELO;
      case "-host_elo" -> MatchQuery.Order.HOST_ELO_DESCENDING;
      default -> MatchQuery.Order.OLDEST_FIRST;
    };
  }

  private static int whole(BigDecimal elo, RoundingMode rounding) {
    return elo.max(BigDecimal.ZERO).setScale(0, rounding).min(MOST).intValue();
  }
}
