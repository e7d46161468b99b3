package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST of matches on a whole hub: what is wrong with a request is said by its status and in JSON. */
class MatchRestIT {
  private static final String FORM = "application/x-www-form-urlencoded";

  private static LocalHub hub;
  private static RestClient rest;
  private static String ann;
  private static String bob;
  private static long id;

  @BeforeAll
  static void start(@TempDir Path folder) {
    hub = LocalHub.in(folder);
    rest = new RestClient(hub.port("http"));
    ann = rest.signUp("ann");
    bob = rest.signUp("bob");
    id = rest.match(ann);
  }

  @AfterAll
  static void end() {
    rest.close();
    hub.close();
  }

  @ParameterizedTest
  @DisplayName("Nothing of it is shown or done without a token, nor with one that is not good")
  @CsvSource({"GET, users/", "GET, users/ann/", "GET, users/ann/ongoing_match/", "GET, ongoing_matches/",
      "POST, ongoing_matches/", "GET, ongoing_matches/1/", "DELETE, ongoing_matches/1/", "GET, ongoing_matches/1/host/",
      "GET, ongoing_matches/1/challenger/", "GET, ongoing_matches/1/spectators/", "GET, completed_matches/",
      "GET, completed_matches/1/"})
  void withoutToken_unauthorized(String method, String path) {
    for (String header : List.of("", "Token", "Token x", "Bearer " + ann + "x", "Basic YTpi")) {
      HttpResponse<String> answer = header.isEmpty() ? rest.send(method, "/api/" + path, "")
          : rest.send(method, "/api/" + path, "", "Authorization", header);
      assertThat(answer.statusCode()).as(header).isEqualTo(401);
      assertThat(new JsonObject(answer.body()).fieldNames()).containsExactly("detail");
      assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
    }
  }

  @ParameterizedTest
  @DisplayName("A method that a path does not know is told which ones it knows")
  @CsvSource(delimiter = '|', value = {
      "PUT | users/ | GET, HEAD, OPTIONS", "DELETE | users/ann/ | GET, HEAD, OPTIONS",
      "GET | users/sign_up/ | POST, OPTIONS", "PUT | ongoing_matches/ | GET, POST, HEAD, OPTIONS",
      "PATCH | ongoing_matches/1/ | DELETE, GET, HEAD, OPTIONS",
      "POST | ongoing_matches/1/ | DELETE, GET, HEAD, OPTIONS",
      "POST | completed_matches/ | GET, HEAD, OPTIONS", "DELETE | completed_matches/1/ | GET, HEAD, OPTIONS"})
  void otherMethod_notAllowed(String method, String path, String allowed) {
    HttpResponse<String> answer = rest.send(method, "/api/" + path, "", RestClient.bearer(ann));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).contains(allowed);
    assertThat(new JsonObject(answer.body()).fieldNames()).containsExactly("detail");
  }

  @ParameterizedTest
  @DisplayName("A body that is no form and no JSON is not taken")
  @ValueSource(strings = {"text/plain", "application/xml", "application/octet-stream"})
  void otherBody_unsupported(String type) {
    HttpResponse<String> answer =
        rest.send("POST", "/api/ongoing_matches/", "x", RestClient.bearer(bob, "Content-Type", type));
    assertThat(answer.statusCode()).isEqualTo(415);
    nothingMade();
  }

  @ParameterizedTest
  @DisplayName("A body that is no JSON object is refused, an unknown game too, and nothing is made")
  @ValueSource(strings = {"{", "[]", "5", "{\"game\":\"chess\"}"})
  void badBody_refused(String body) {
    HttpResponse<String> answer =
        rest.send("POST", "/api/ongoing_matches/", body, RestClient.bearer(bob, "Content-Type", "application/json"));
    assertThat(answer.statusCode()).isEqualTo(400);
    nothingMade();
  }

  @Test
  @DisplayName("A body beyond the limit is too large")
  void largeBody_tooLarge() {
    HttpResponse<String> answer = rest.send("POST", "/api/ongoing_matches/", "x=" + "y".repeat(70_000),
        RestClient.bearer(bob, "Content-Type", FORM));
    assertThat(answer.statusCode()).isEqualTo(413);
    nothingMade();
  }

  @Test
  @DisplayName("A browser on another site's page makes no match with the visitor's cookie")
  void foreignPage_forbidden() {
    HttpResponse<String> answer = rest.send("POST", "/api/ongoing_matches/", "", "Cookie", "hubbub=" + bob,
        "Origin", "https://evil.example");
    assertThat(answer.statusCode()).isEqualTo(403);
    nothingMade();
  }

  @Test
  @DisplayName("A foreign match is not deleted, an unknown one is not found, and neither answer shows anybody")
  void foreignAndUnknown_showNothing() {
    for (String path : List.of(id + "/", "999/", "0/", "x/")) {
      HttpResponse<String> answer = rest.send("DELETE", "/api/ongoing_matches/" + path, "", RestClient.bearer(bob));
      assertThat(answer.statusCode()).isEqualTo(path.startsWith(Long.toString(id)) ? 403 : 404);
      assertThat(answer.body()).doesNotContain("ann");
    }
    assertThat(rest.object("/api/ongoing_matches/" + id + "/", bob).getJsonObject("host").getString("username"))
        .isEqualTo("ann");
  }

  @Test
  @DisplayName("No path redirects, with and without a slash at its end; a form makes a match as JSON does")
  void slashes_areTheSame() {
    for (String path : List.of("users", "users/ann", "ongoing_matches", "ongoing_matches/" + id,
        "ongoing_matches/" + id + "/host", "completed_matches")) {
      String with = RestClient.expect(200, rest.send("GET", "/api/" + path + "/", "", RestClient.bearer(ann)));
      assertThat(RestClient.expect(200, rest.send("GET", "/api/" + path, "", RestClient.bearer(ann)))).isEqualTo(with);
    }
    HttpResponse<String> made =
        rest.send("POST", "/api/ongoing_matches", "x=y", RestClient.bearer(bob, "Content-Type", FORM));
    long other = new JsonObject(RestClient.expect(201, made)).getLong("id");
    RestClient.expect(204, rest.send("DELETE", "/api/ongoing_matches/" + other, "", RestClient.bearer(bob)));
  }

  @Test
  @DisplayName("The list is filtered and ordered by those who keep it")
  void list_isFiltered() {
    assertThat(ids("is_full=false&is_started=False&min_elo=1000&max_elo=1000&ordering=-host_elo")).containsExactly(id);
    Stream.of("is_full=true", "is_started=TRUE", "min_elo=1001", "max_elo=999", "game=tictactoe")
        .forEach(query -> assertThat(ids(query)).as(query).isEmpty());
  }

  private static List<Long> ids(String query) {
    return rest.list("/api/ongoing_matches/?" + query, ann).stream()
        .map(match -> ((JsonObject) match).getLong("id")).toList();
  }

  private static void nothingMade() {
    JsonArray all = rest.list("/api/ongoing_matches/?game=all", bob);
    assertThat(all).hasSize(1);
    assertThat(rest.object("/api/users/bob/", bob).getValue("ongoing_match")).isNull();
  }
}
