package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchQuery;
import hubbub.contract.matches.Player;
import hubbub.contract.matches.Result;
import hubbub.contract.matches.ResultQuery;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchResourcesIT {
  @RegisterExtension
  static final WebServer SERVER = new WebServer(Path.of("webroot"));

  private static final String ONGOING = "/api/ongoing_matches/";
  private static final String COMPLETED = "/api/completed_matches/";

  private String token;

  @BeforeEach
  void people() {
    token = SERVER.token("ann", "secret");
    SERVER.token("ben", "secret");
    SERVER.token("carl", "secret");
  }

  @ParameterizedTest
  @DisplayName("A match is made with an empty body of whatever kind, and its answer has exactly the known fields")
  @CsvSource({
      "/api/ongoing_matches/, '', application/json",
      "/api/ongoing_matches, {}, application/json",
      "/api/ongoing_matches/, '', application/x-www-form-urlencoded",
      "/api/ongoing_matches/, '', text/plain;charset=UTF-8",
      "/api/ongoing_matches/, '', ''",
  })
  void made_hasExactlyTheKnownFields(String path, String body, String type) {
    String[] headers = type.isEmpty() ? RestClient.bearer(token) : RestClient.bearer(token, "Content-Type", type);
    HttpResponse<String> answer = SERVER.send("POST", path, body, headers);
    assertThat(answer.statusCode()).isEqualTo(201);
    JsonObject ann = new JsonObject().put("username", "ann").put("date_joined", "2023-11-14T22:13:20.123000Z")
        .put("elo", 1000).put("ongoing_match", 1).put("role", "H").put("first_name", "").put("last_name", "");
    assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject().put("id", 1).put("host", ann)
        .put("spectators", new JsonArray()).putNull("challenger")
        .put("creation_timestamp", "2023-11-14T22:15:00.456000Z").putNull("start_timestamp").put("is_started", false)
        .put("is_challenger_ready", false));
  }

  @Test
  @DisplayName("Who is in a match already is told so in the words existing clients look for")
  void alreadyIn_isTold() {
    SERVER.lobby().fail(ErrorCode.ALREADY_IN_MATCH);
    HttpResponse<String> answer = post("{}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("[\"User ann is already in a match\"]");
  }

  @Test
  @DisplayName("A match with everybody in it is shown whole, and so is each of them")
  void started_isShownWhole() {
    put(3, "pong", "ben", List.of("carl"), 1_500);
    SERVER.lobby().put(new Player("carl", 1000, 3, "spectator"));
    JsonObject match = new JsonObject(get(ONGOING + "3/").body());
    assertThat(match.getJsonObject("host").getString("username")).isEqualTo("ann");
    assertThat(match.getJsonObject("challenger").getString("username")).isEqualTo("ben");
    assertThat(match.getString("start_timestamp")).isEqualTo("2023-11-14T22:15:01.956000Z");
    assertThat(match.getBoolean("is_started")).isTrue();
    assertThat(match.getBoolean("is_challenger_ready")).isTrue();
    assertThat(new JsonObject(get(ONGOING + "3/host/").body())).isEqualTo(match.getJsonObject("host"));
    assertThat(new JsonObject(get(ONGOING + "3/challenger").body())).isEqualTo(match.getJsonObject("challenger"));
    assertThat(new JsonArray(get(ONGOING + "3/spectators/").body())).isEqualTo(match.getJsonArray("spectators"));
    assertThat(match.getJsonArray("spectators").getJsonObject(0).getString("role")).isEqualTo("S");
  }

  @ParameterizedTest
  @DisplayName("What is no number of a match, or of none that is there, is not found")
  @ValueSource(strings = {"4/", "0/", "-1/", "x/", "3.0/", "1e3/", "99999999999999999999/", "%31%20/", "3/challenger/",
      "3/referee/", "4/host/", "x/spectators/"})
  void unknown_isNotFound(String path) {
    put(3, "pong", "", List.of(), 0);
    HttpResponse<String> answer = get(ONGOING + path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("ann");
    assertThat(get(COMPLETED + path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @DisplayName("What is asked of the list goes to those who keep it; words that are not known count for nothing")
  @CsvSource(delimiter = '|', value = {
      "'' | ANY ANY 0 2147483647 OLDEST_FIRST",
      "?is_full=True | YES ANY 0 2147483647 OLDEST_FIRST",
      "?is_full=FALSE&is_started=false | NO NO 0 2147483647 OLDEST_FIRST",
      "?is_full=maybe&is_started= | ANY ANY 0 2147483647 OLDEST_FIRST",
      "?is_full=1&is_started=0 | YES NO 0 2147483647 OLDEST_FIRST",
      "?min_elo=900&max_elo=1100 | ANY ANY 900 1100 OLDEST_FIRST",
      "?min_elo=899.5&max_elo=1100.5 | ANY ANY 900 1100 OLDEST_FIRST",
      "?min_elo=-5&max_elo= | ANY ANY 0 2147483647 OLDEST_FIRST",
      "?ordering=host_elo | ANY ANY 0 2147483647 HOST_ELO",
      "?ordering=-host_elo | ANY ANY 0 2147483647 HOST_ELO_DESCENDING",
      "?ordering=id | ANY ANY 0 2147483647 OLDEST_FIRST",
  })
  void wishes_areHandedOn(String query, String expected) {
    assertThat(get(ONGOING + query).statusCode()).isEqualTo(200);
    MatchQuery wish = SERVER.lobby().matchQuery();
    assertThat(wish.full() + " " + wish.started() + " " + wish.minElo() + " " + wish.maxElo() + " " + wish.order())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @DisplayName("What is no number and no time is told at its name")
  @CsvSource({
      "/api/ongoing_matches/?min_elo=many, min_elo, Enter a number.",
      "/api/ongoing_matches/?max_elo=1e9, max_elo, Enter a number.",
      "/api/ongoing_matches/?max_elo=0x10, max_elo, Enter a number.",
      "/api/completed_matches/?end_timestamp_after=yesterday, end_timestamp_after, Enter a valid date/time.",
      "/api/completed_matches/?end_timestamp_before=2021-13-01, end_timestamp_before, Enter a valid date/time.",
      "/api/completed_matches/?end_timestamp_before=2021-01-01T25:00, end_timestamp_before, Enter a valid date/time.",
      "/api/ongoing_matches/?x=%zz, non_field_errors, The query is malformed.",
  })
  void badParameters_areTold(String path, String name, String sentence) throws Exception {
    // Java's own client would not send a malformed query.
    String answer = SERVER.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Token "
        + token + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("{\"" + name + "\":[\"" + sentence + "\"]}");
  }

  @Test
  @DisplayName("A greatest rating below zero fits nobody")
  void negativeMaximum_fitsNobody() {
    put(3, "pong", "", List.of(), 0);
    assertThat(get(ONGOING + "?max_elo=-1").body()).isEqualTo("[]");
  }

  @Test
  @DisplayName("Existing clients see matches of Pong only; who says which game sees that one, and which it is")
  void otherGames_areForThoseWhoAsk() {
    put(3, "pong", "", List.of(), 0);
    put(4, "tictactoe", "", List.of(), 0);
    assertThat(ids(get(ONGOING))).containsExactly(3L);
    assertThat(get(ONGOING).body()).doesNotContain("game");
    assertThat(ids(get(ONGOING + "?game=tictactoe"))).containsExactly(4L);
    assertThat(ids(get(ONGOING + "?game=all"))).containsExactly(3L, 4L);
    assertThat(ids(get(ONGOING + "?game="))).containsExactly(3L, 4L);
    assertThat(ids(get(ONGOING + "?game=chess"))).isEmpty();
    assertThat(new JsonObject(get(ONGOING + "4/?game").body()).getString("game")).isEqualTo("tictactoe");
    assertThat(get(ONGOING + "4/").body()).doesNotContain("game");
    HttpResponse<String> made = post("{\"game\":\"tictactoe\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(new JsonObject(made.body()).getString("game")).isEqualTo("tictactoe");
    SERVER.lobby().fail(ErrorCode.NO_SUCH_GAME);
    HttpResponse<String> unknown = post("{\"game\":\"chess\"}");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).isEqualTo("{\"game\":[\"There is no such game.\"]}");
  }

  @ParameterizedTest
  @DisplayName("Deleting is answered with nothing, or with why not")
  @CsvSource(delimiter = '|', value = {
      "NOT_HOST | 403 | {\"detail\":\"Only the host of the match may do that.\"}",
      "MATCH_STARTED | 400 | [\"You can't delete this match because it is already started\"]",
      "NO_SUCH_MATCH | 404 | {\"detail\":\"There is no such match.\"}",
      "UNAVAILABLE | 503 | "
          + "{\"detail\":\"This part of the hub is not available right now. Please try again.\"}",
  }, quoteCharacter = '`')
  void deleting_isAnswered(ErrorCode code, int status, String body) {
    put(3, "pong", "", List.of(), 0);
    assertThat(delete("3/").statusCode()).isEqualTo(204);
    assertThat(delete("3/").statusCode()).isEqualTo(404);
    SERVER.lobby().fail(code);
    HttpResponse<String> answer = delete("3");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  @DisplayName("A match that is over has exactly the known fields, alone and in the list")
  void result_hasExactlyTheKnownFields() {
    result(5, "ann", "ben", 5);
    JsonObject expected = new JsonObject().put("id", 5).put("winner", "ann").put("loser", "ben")
        .put("start_timestamp", "2023-11-14T22:15:00.456000Z")
        .put("completion_timestamp", "2023-11-14T22:15:05.456000Z").put("winner_score", 5).put("loser_score", 2)
        .put("winner_elo_before_match", 1000).put("loser_elo_before_match", 1000)
        .put("winner_elo_after_match", 1050).put("loser_elo_after_match", 950);
    assertThat(new JsonObject(get(COMPLETED + "5/").body())).isEqualTo(expected);
    assertThat(new JsonArray(get(COMPLETED).body())).isEqualTo(JsonArray.of(expected));
    assertThat(new JsonObject(get(COMPLETED + "5/?game").body())).isEqualTo(expected.put("game", "pong"));
  }

  @ParameterizedTest
  @DisplayName("Results come in the order asked for, else by number")
  @CsvSource({
      "'', 1 2 3",
      "?ordering=-id, 3 2 1",
      "?ordering=winner, 2 3 1",
      "'?ordering=winner,-id', 3 2 1",
      "?ordering=end_timestamp, 3 1 2",
      "?ordering=-completion_timestamp, 2 1 3",
      "?ordering=nonsense, 1 2 3",
      "?game=chess, ''",
  })
  void results_areOrdered(String query, String expected) {
    result(1, "carl", "ben", 20);
    result(2, "ann", "ben", 30);
    result(3, "ann", "carl", 10);
    assertThat(ids(get(COMPLETED + query)).stream().map(String::valueOf).toList())
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
  }

  @ParameterizedTest
  @DisplayName("Whose results one wants, and of when, goes to those who keep them; a time without an offset is in UTC")
  @CsvSource(delimiter = '|', value = {
      "'' | - - - 0 0",
      "?user=ann | ann - - 0 0",
      "?winner=ann&loser=Zo%C3%AB | - ann Zoë 0 0",
      "?end_timestamp_after=2021-01-16 | - - - 1610755200000 0",
      "?end_timestamp_before=2021-01-16T16:40:51.981401Z | - - - 0 1610815251981",
      "?end_timestamp_before=2021-01-16%2016:40 | - - - 0 1610815200000",
      "?end_timestamp_before=2021-01-16T16:40:00-01:00 | - - - 0 1610818800000",
      "?end_timestamp_before=2021-01-16T16:40:00%2B01:00 | - - - 0 1610811600000",
      "?end_timestamp_before=1960-01-01 | - - - 0 1",
  })
  void resultWishes_areHandedOn(String query, String expected) {
    assertThat(get(COMPLETED + query).statusCode()).isEqualTo(200);
    ResultQuery wish = SERVER.lobby().resultQuery();
    assertThat((wish.player() + " " + wish.winner() + " " + wish.loser() + " ").replaceAll("(?<= |^) ", "- ")
        + wish.endedAfter() + " " + wish.endedBefore()).isEqualTo(expected);
    assertThat(wish.order()).isEqualTo(ResultQuery.Order.NEWEST_FIRST);
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  @DisplayName("Whatever fails is answered with a status that says so, and with JSON")
  void everyFailure_isAnswered(ErrorCode code) {
    SERVER.lobby().fail(code);
    for (HttpResponse<String> answer : List.of(get(ONGOING), get(ONGOING + "1/"), post("{}"), delete("1/"))) {
      assertThat(answer.statusCode()).isBetween(400, 503);
      assertThat(answer.body()).startsWith(answer.body().startsWith("[") ? "[\"" : "{\"").doesNotContain("\tat ");
    }
  }

  private static void put(long id, String game, String challenger, List<String> spectators, long startedAfter) {
    SERVER.lobby().put(new Match(id, game, "ann", challenger, startedAfter > 0, spectators, LobbyPeer.MADE_AT,
        startedAfter == 0 ? 0 : LobbyPeer.MADE_AT + startedAfter, false));
  }

  private static void result(long id, String winner, String loser, int seconds) {
    SERVER.lobby().put(new Result(id, "pong", winner, loser, LobbyPeer.MADE_AT,
        LobbyPeer.MADE_AT + seconds * 1_000L, 5, 2, 1000, 1000, 1050, 950, false));
  }

  private static List<Long> ids(HttpResponse<String> answer) {
    return new JsonArray(answer.body()).stream().map(one -> ((JsonObject) one).getLong("id")).toList();
  }

  private HttpResponse<String> get(String path) {
    return SERVER.get(path, RestClient.bearer(token));
  }

  private HttpResponse<String> post(String body) {
    return SERVER.send("POST", ONGOING, body, RestClient.bearer(token, "Content-Type", WebServer.JSON));
  }

  private HttpResponse<String> delete(String path) {
    return SERVER.send("DELETE", ONGOING + path, "", RestClient.bearer(token));
  }
}
