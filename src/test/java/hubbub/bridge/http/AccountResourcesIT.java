package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountResourcesIT {
  @RegisterExtension
  static final WebServer SERVER = new WebServer(Path.of("webroot"));

  private static final String SHA256_OF_SECRET = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  @ParameterizedTest
  @DisplayName("Signing up answers the shape existing clients know, with and without a slash at the end")
  @ValueSource(strings = {"/api/users/sign_up/", "/api/users/sign_up"})
  void signUp_answersPlayer(String path) {
    HttpResponse<String> answer = SERVER.post(path, proof("Zoë", "secret"));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json; charset=utf-8");
    assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject().put("username", "Zoë")
        .put("date_joined", "2023-11-14T22:13:20.123000Z").put("elo", 1000).putNull("ongoing_match").putNull("role")
        .put("first_name", "").put("last_name", ""));
  }

  @ParameterizedTest
  @DisplayName("A form signs up as JSON does, and only the hash of the password goes over the bus")
  @CsvSource({
      "application/x-www-form-urlencoded, username=carl&password=secret",
      "application/x-www-form-urlencoded; charset=UTF-8, password=secret&username=carl",
      "application/json, '{\"username\":\"carl\",\"password\":\"secret\",\"more\":1}'",
      "application/json; charset=utf-8, '{\"username\":\"carl\",\"password\":\"secret\"}'",
  })
  void bothBodyKinds_signUp(String type, String body) {
    assertThat(SERVER.send("POST", "/api/users/sign_up/", body, "Content-Type", type).statusCode()).isEqualTo(201);
    assertThat(SERVER.auth().secret("carl")).isEqualTo(SHA256_OF_SECRET);
  }

  @Test
  @DisplayName("A multipart form signs up as well")
  void multipart_signsUp() {
    String body = "--x\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\ncarl\r\n"
        + "--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nsecret\r\n--x--\r\n";
    assertThat(SERVER.send("POST", "/api/users/sign_up/", body, "Content-Type", "multipart/form-data; boundary=x")
        .statusCode()).isEqualTo(201);
    assertThat(SERVER.auth().secret("carl")).isEqualTo(SHA256_OF_SECRET);
  }

  @ParameterizedTest
  @DisplayName("Every field that does not fit is named, all at once")
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{} | {\"password\":[\"This field is required.\"],\"username\":[\"This field is required.\"]}",
      "{\"username\":\"carl\"} | {\"password\":[\"This field is required.\"]}",
      "{\"username\":\"\",\"password\":\"x\"} | {\"username\":[\"This field may not be blank.\"]}",
      "{\"username\":null,\"password\":7} "
          + "| {\"password\":[\"Not a valid string.\"],\"username\":[\"This field may not be null.\"]}",
  })
  void missingFields_areNamed(String body, String expected) {
    HttpResponse<String> answer = SERVER.post("/api/users/sign_up/", new JsonObject(body));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(expected);
  }

  @Test
  @DisplayName("A taken name is told in the words existing clients look for")
  void takenName_isTold() {
    SERVER.post("/api/users/sign_up/", proof("carl", "one"));
    HttpResponse<String> answer = SERVER.post("/api/users/sign_up/", proof("carl", "two"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"username\":[\"A user with that username already exists.\"]}");
  }

  @ParameterizedTest
  @DisplayName("A password of more than 32 characters or more than one line is refused before the bus")
  @ValueSource(strings = {"0123456789012345678901234567890123", "two\nlines", "two\rlines"})
  void badPassword_isTold(String password) {
    HttpResponse<String> answer = SERVER.post("/api/users/sign_up/", proof("carl", password));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"password\":[\"A password has 1 to 32 characters on one line.\"]}");
  }

  @Test
  @DisplayName("A password of 32 characters beyond the first plane is taken")
  void longPassword_isTaken() {
    assertThat(SERVER.post("/api/users/sign_up/", proof("carl", "😀".repeat(32))).statusCode()).isEqualTo(201);
    assertThat(SERVER.post("/api/users/sign_up/", proof("dora", "😀".repeat(33))).statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("Where one cannot sign up oneself, that is forbidden")
  void registrationOff_isForbidden() {
    SERVER.auth().fail(ErrorCode.REGISTRATION_OFF);
    HttpResponse<String> answer = SERVER.post("/api/users/sign_up/", proof("carl", "secret"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"Registration is switched off.\"}");
  }

  @ParameterizedTest
  @DisplayName("One learns who one is with the token in any of its three places")
  @CsvSource({"Authorization, Token ", "Authorization, Bearer ", "Cookie, other=1; hubbub="})
  void me_tellsWhoOneIs(String header, String before) {
    String token = SERVER.token("carl", "secret");
    String value = before.endsWith("=") ? before + token : before.strip() + " " + token;
    HttpResponse<String> answer = SERVER.get("/api/me/", header, value);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject().put("username", "carl")
        .put("roles", JsonArray.of("user")).put("date_joined", "2023-11-14T22:13:20.123000Z"));
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
  }

  @Test
  @DisplayName("A token in the URL counts for nothing")
  void tokenInUrl_isIgnored() {
    String token = SERVER.token("carl", "secret");
    assertThat(SERVER.get("/api/me/?token=" + token + "&hubbub=" + token).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("Without a token, and with a wrong one, one is asked for it")
  void noToken_isAskedFor() {
    HttpResponse<String> none = SERVER.get("/api/me/");
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.headers().firstValue("www-authenticate")).contains("Token");
    assertThat(none.body()).isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
    HttpResponse<String> wrong = SERVER.get("/api/me/", "Authorization", "Token forged");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("www-authenticate")).contains("Token");
    assertThat(wrong.body()).isEqualTo("{\"detail\":\"Invalid token.\"}");
  }

  @Test
  @DisplayName("Who logs out everywhere has no login left, nor a cookie; without a login there is nothing to end")
  void logoutEverywhere_endsAllLogins() {
    String here = SERVER.token("carl", "secret");
    String elsewhere = SERVER.token("carl", "secret");
    HttpResponse<String> answer = SERVER.send("DELETE", "/api/me/logins/", "", "Cookie", "hubbub=" + here);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("set-cookie").orElseThrow()).contains("hubbub=;", "Max-Age=0");
    assertThat(SERVER.get("/api/me/", "Authorization", "Token " + here).statusCode()).isEqualTo(401);
    assertThat(SERVER.get("/api/me/", "Authorization", "Token " + elsewhere).statusCode()).isEqualTo(401);
    assertThat(SERVER.send("DELETE", "/api/me/logins/", "", "Cookie", "hubbub=" + here).statusCode()).isEqualTo(401);
    assertThat(SERVER.send("DELETE", "/api/me/logins/", "").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @DisplayName("A new password ends the logins made before and is the one that counts")
  @ValueSource(strings = {"PUT", "POST"})
  void newPassword_counts(String method) {
    String token = SERVER.token("carl", "secret");
    HttpResponse<String> answer = SERVER.send(method, "/api/me/password/", "old=secret&new=better",
        "Content-Type", WebServer.FORM, "Authorization", "Token " + token);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("set-cookie").orElseThrow()).contains("hubbub=;", "Max-Age=0");
    assertThat(SERVER.get("/api/me/", "Authorization", "Token " + token).statusCode()).isEqualTo(401);
    assertThat(SERVER.post("/api/token/", proof("carl", "secret")).statusCode()).isEqualTo(400);
    assertThat(SERVER.post("/api/token/", proof("carl", "better")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @DisplayName("What is wrong with a change of password is told at its field, and changes nothing")
  @CsvSource({
      "'{\"old\":\"guess\",\"new\":\"better\"}', '{\"old\":[\"Unknown name or wrong password.\"]}'",
      "'{\"old\":\"secret\",\"new\":\"a\\nb\"}', '{\"new\":[\"A password has 1 to 32 characters on one line.\"]}'",
      "'{\"old\":\"secret\"}', '{\"new\":[\"This field is required.\"]}'",
  })
  void badChange_isTold(String body, String expected) {
    String token = SERVER.token("carl", "secret");
    HttpResponse<String> answer =
        SERVER.post("/api/me/password/", new JsonObject(body), "Authorization", "Token " + token);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(expected);
    assertThat(SERVER.post("/api/token/", proof("carl", "secret")).statusCode()).isEqualTo(200);
  }

  private static JsonObject proof(String name, String password) {
    return new JsonObject().put("username", name).put("password", password);
  }
}
