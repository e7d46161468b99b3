package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.testing.AuthPeer;
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

class LoginResourcesIT {
  @RegisterExtension
  static final WebServer SERVER = new WebServer(Path.of("webroot"));

  private static final String PROOF = "username=carl&password=secret";

  @Test
  @DisplayName("Name and password bring a token, as JSON and as a form")
  void proof_bringsToken() {
    SERVER.token("carl", "secret");
    HttpResponse<String> answer = SERVER.form("/api/token", PROOF);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.fieldNames()).containsExactly("token");
    assertThat(SERVER.auth().knows(body.getString("token"))).isTrue();
  }

  @ParameterizedTest
  @DisplayName("A wrong password, an unknown name and an impossible password are told alike")
  @ValueSource(strings = {"username=carl&password=guess", "username=nobody&password=secret",
      "username=carl&password=0123456789012345678901234567890123"})
  void wrongProof_isTold(String form) {
    SERVER.token("carl", "secret");
    for (String path : new String[] {"/api/token/", "/api/login/"}) {
      HttpResponse<String> answer = SERVER.form(path, form);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body())
          .isEqualTo("{\"non_field_errors\":[\"Unable to log in with provided credentials.\"]}");
      assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    }
  }

  @Test
  @DisplayName("A token that is given back is worth nothing any more")
  void tokenGivenBack_isRevoked() {
    String token = SERVER.token("carl", "secret");
    HttpResponse<String> answer = SERVER.send("DELETE", "/api/token/", "", "Authorization", "Token " + token);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(SERVER.auth().knows(token)).isFalse();
    assertThat(SERVER.send("DELETE", "/api/token/", "", "Authorization", "Token " + token).statusCode())
        .isEqualTo(401);
    assertThat(SERVER.send("DELETE", "/api/token/", "").statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("A browser's login sets a cookie out of reach of scripts and of other pages, and shows the next page")
  void browserLogin_setsCookie() {
    SERVER.token("carl", "secret");
    HttpResponse<String> answer = SERVER.form("/api/login/", PROOF + "&next=/play?x=1", "Origin", SERVER.origin());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("location")).contains("/play?x=1");
    String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie).startsWith("hubbub=head.carl.").contains("; Path=/", "; SameSite=Lax")
        .containsIgnoringCase("; HttpOnly").containsPattern("; Max-Age=3[56]\\d\\d").doesNotContain("Secure", "Domain");
    assertThat(SERVER.get("/api/me/", "Cookie", cookie.substring(0, cookie.indexOf(';'))).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @DisplayName("A login leads only to a page of this hub")
  @CsvSource({"/, /", "/a/b, /a/b", "https://evil.example, /", "//evil.example, /", "/%5Cevil.example, /",
      "/%09/evil.example, /", "%20//evil.example, /", "evil, /", "'', /", "/a%0D%0AX:%201, /"})
  void next_isLocal(String next, String expected) {
    SERVER.token("carl", "secret");
    assertThat(SERVER.form("/api/login/", PROOF + "&next=" + next).headers().firstValue("location"))
        .contains(expected);
    assertThat(SERVER.form("/api/login/?next=" + next, PROOF).headers().firstValue("location")).contains(expected);
  }

  @Test
  @DisplayName("A program that wants JSON gets the name and the cookie instead of a page")
  void programLogin_getsJson() {
    SERVER.token("carl", "secret");
    HttpResponse<String> answer = SERVER.form("/api/login/", PROOF, "Accept", "application/json");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()))
        .isEqualTo(new JsonObject().put("username", "carl").put("roles", JsonArray.of("user")));
    assertThat(answer.headers().firstValue("set-cookie").orElseThrow()).startsWith("hubbub=head.carl.");
  }

  @Test
  @DisplayName("A cookie given to a page under TLS is never sent without it")
  void cookieUnderTls_isSecure() {
    SERVER.token("carl", "secret");
    assertThat(SERVER.form("/api/login/", PROOF, "Origin", "https://friend.example").headers()
        .firstValue("set-cookie").orElseThrow()).contains("; Secure");
  }

  @Test
  @DisplayName("The one-time code of the first login link logs in, once")
  void code_logsInOnce() {
    JsonObject body = new JsonObject().put("code", AuthPeer.CODE);
    HttpResponse<String> first = SERVER.post("/api/login/", body, "Accept", "application/json");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(first.body()).getString("username")).isEqualTo("admin");
    assertThat(first.headers().firstValue("set-cookie").orElseThrow()).startsWith("hubbub=head.admin.");
    HttpResponse<String> second = SERVER.post("/api/login/", body, "Accept", "application/json");
    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).isEqualTo("{\"code\":[\"This code is unknown or has been used already.\"]}");
  }

  @Test
  @DisplayName("Logging out revokes the cookie's token and takes the cookie away")
  void logout_revokesAndClears() {
    String token = SERVER.token("carl", "secret");
    HttpResponse<String> answer = SERVER.send("POST", "/api/logout/", "", "Cookie", "hubbub=" + token,
        "Accept", "application/json");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("set-cookie").orElseThrow()).startsWith("hubbub=;").contains("Max-Age=0");
    assertThat(SERVER.auth().knows(token)).isFalse();
    HttpResponse<String> again = SERVER.send("POST", "/api/logout", "", "Cookie", "hubbub=" + token);
    assertThat(again.statusCode()).isEqualTo(302);
    assertThat(again.headers().firstValue("location")).contains("/");
    assertThat(SERVER.send("POST", "/api/logout/", "").statusCode()).isEqualTo(302);
  }

  @Test
  @DisplayName("A login that cannot be revoked now is not called logged out")
  void logoutWithoutAuth_isUnavailable() {
    SERVER.auth().fail(ErrorCode.UNAVAILABLE);
    HttpResponse<String> answer = SERVER.send("POST", "/api/logout/", "", "Cookie", "hubbub=head.carl.sign");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("Who failed too often, asks a busy hub or is banned is told so, and when to come back")
  @CsvSource({"THROTTLED, 429, 60", "BUSY, 503, 2", "UNAVAILABLE, 503, 2", "BANNED, 403, ''", "INTERNAL, 500, ''"})
  void failure_isTold(ErrorCode code, int status, String retryAfter) {
    SERVER.auth().fail(code);
    HttpResponse<String> answer = SERVER.form("/api/login/", PROOF);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(new JsonObject().put("detail", code.sentence()).encode());
    assertThat(answer.headers().firstValue("retry-after").orElse("")).isEqualTo(retryAfter);
  }
}
