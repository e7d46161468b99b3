package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.Player;
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
import org.junit.jupiter.params.provider.ValueSource;

class UserResourcesIT {
  @RegisterExtension
  static final WebServer SERVER = new WebServer(Path.of("webroot"));

  private static final JsonObject ZOE = new JsonObject().put("username", "Zoë")
      .put("date_joined", "2023-11-14T22:13:20.123000Z").put("elo", 1050).put("ongoing_match", 7).put("role", "C")
      .put("first_name", "").put("last_name", "");

  private String token;

  @BeforeEach
  void people() {
    token = SERVER.token("ann", "secret");
    SERVER.token("Zoë", "secret");
    SERVER.token("ben", "secret");
    SERVER.lobby().put(new Player("Zoë", 1050, 7, "challenger"));
    SERVER.lobby().put(new Player("ben", 900, 0, ""));
    SERVER.lobby().put(
        new Match(7, "pong", "ann", "Zoë", true, List.of("ben"), LobbyPeer.MADE_AT, LobbyPeer.MADE_AT + 1_000, false));
  }

  @ParameterizedTest
  @DisplayName("Somebody is shown with rating, match and role, with and without a slash at the end")
  @ValueSource(strings = {"/api/users/Zo%C3%AB/", "/api/users/Zo%C3%AB", "/api/users/Zo%c3%ab/?anything=1"})
  void user_isShown(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body())).isEqualTo(ZOE);
  }

  @Test
  @DisplayName("Somebody who has never played has the first rating, no match and no role")
  void newcomer_hasNothingYet() {
    assertThat(new JsonObject(get("/api/users/ann/").body())).isEqualTo(ZOE.copy().put("username", "ann")
        .put("elo", 1000).putNull("ongoing_match").putNull("role"));
  }

  @ParameterizedTest
  @DisplayName("Everybody is listed in the order asked for; without an order, or with one that is unknown, by joining")
  @CsvSource({
      "'', ann ben Zoë",
      "?ordering=, ann ben Zoë",
      "?ordering=password, ann ben Zoë",
      "?ordering=elo, ben ann Zoë",
      "?ordering=-elo, Zoë ann ben",
      "?ordering=username, ann ben Zoë",
      "?ordering=-username, Zoë ben ann",
      "'?ordering=password,-elo', Zoë ann ben",
  })
  void users_areOrdered(String query, String expected) {
    HttpResponse<String> answer = get("/api/users/" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonArray(answer.body()).stream().map(one -> ((JsonObject) one).getString("username")).toList())
        .isEqualTo(List.of(expected.split(" ")));
    assertThat(new JsonArray(answer.body())).contains(ZOE);
  }

  @Test
  @DisplayName("The match somebody is in is shown whole, with everybody in it")
  void ongoingMatch_isShown() {
    HttpResponse<String> answer = get("/api/users/Zo%C3%AB/ongoing_match/");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject match = new JsonObject(answer.body());
    assertThat(match.getLong("id")).isEqualTo(7);
    assertThat(match.getJsonObject("challenger")).isEqualTo(ZOE);
  }

  @ParameterizedTest
  @DisplayName("Who is not there, and a match nobody is in, are not found")
  @ValueSource(strings = {"/api/users/nobody/", "/api/users/%20/", "/api/users/ann/ongoing_match/",
      "/api/users/nobody/ongoing_match", "/api/users/ann/password/", "/api/users/ann/ongoing_match/more"})
  void unknown_isNotFound(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new JsonObject(answer.body()).fieldNames()).containsExactly("detail");
  }

  @Test
  @DisplayName("While matches is away nobody is listed, but an account can be made, with the values of a newcomer")
  void matchesAway_accountsGoOn() {
    SERVER.lobby().fail(ErrorCode.UNAVAILABLE);
    assertThat(get("/api/users/").statusCode()).isEqualTo(503);
    assertThat(get("/api/users/ann/").statusCode()).isEqualTo(503);
    JsonObject proof = new JsonObject().put("username", "carl").put("password", "secret");
    HttpResponse<String> made = SERVER.post("/api/users/sign_up/", proof);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(new JsonObject(made.body()).getInteger("elo")).isEqualTo(1000);
  }

  private HttpResponse<String> get(String path) {
    return SERVER.get(path, "Authorization", "Token " + token);
  }
}
