package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesIT {
  @RegisterExtension
  static final WebServer SERVER = new WebServer(Path.of("webroot"));

  private static final String SIGN_UP = "/api/users/sign_up/";
  private static final String MALFORMED = "{\"non_field_errors\":[\"The body is not a JSON object.\"]}";

  @ParameterizedTest
  @DisplayName("A body that is no JSON object is refused")
  @ValueSource(strings = {"[]", "7", "null", "{", "{\"username\":\"a\"}}", "\"\\ud800", "nonsense"})
  void noObject_isRefused(String body) {
    HttpResponse<String> answer = SERVER.send("POST", SIGN_UP, body, "Content-Type", WebServer.JSON);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(MALFORMED);
  }

  @Test
  @DisplayName("JSON nested 10,000 deep is refused as any other malformed body")
  void deepJson_isRefused() {
    String body = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    HttpResponse<String> answer = SERVER.send("POST", SIGN_UP, body, "Content-Type", WebServer.JSON);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(MALFORMED);
  }

  @Test
  @DisplayName("A form with a torn escape is refused in JSON")
  void tornForm_isRefused() {
    HttpResponse<String> answer = SERVER.form(SIGN_UP, "username=%zz&password=%");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(answer.body()).getJsonArray("non_field_errors")).hasSize(1);
  }

  @Test
  @DisplayName("A single field of a form that is too long is refused in JSON")
  void longField_isRefused() {
    HttpResponse<String> answer = SERVER.form(SIGN_UP, "password=x&username=" + "y".repeat(30_000));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(answer.body()).getJsonArray("non_field_errors")).hasSize(1);
  }

  @ParameterizedTest
  @DisplayName("A body of another type is refused")
  @ValueSource(strings = {"text/plain", "application/xml", "application/jsonp", "nonsense"})
  void otherType_isRefused(String type) {
    HttpResponse<String> answer = SERVER.send("POST", SIGN_UP, "{}", "Content-Type", type);
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"Send a form or application/json.\"}");
  }

  @Test
  @DisplayName("A body without a type is refused, no body is one without fields")
  void noType_isRefused() {
    assertThat(SERVER.send("POST", SIGN_UP, "{}").statusCode()).isEqualTo(415);
    assertThat(SERVER.send("POST", SIGN_UP, "").statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("A body over the limit is refused, announced or not")
  void largeBody_isRefused() {
    HttpResponse<String> announced = SERVER.form(SIGN_UP, "username=" + "x".repeat(70_000));
    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(announced.body()).isEqualTo("{\"detail\":\"The request is too large.\"}");
    String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
    assertThat(SERVER.raw("POST " + SIGN_UP + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(9))).startsWith("HTTP/1.1 413 ")
        .contains("\r\n\r\n{\"detail\":\"The request is too large.\"}");
  }

  @ParameterizedTest
  @DisplayName("A method that a resource does not know is answered with those it does")
  @CsvSource({
      "GET, /api/users/sign_up/, 'POST, OPTIONS'",
      "DELETE, /api/users/sign_up, 'POST, OPTIONS'",
      "PUT, /api/token/, 'DELETE, POST, OPTIONS'",
      "POST, /api/me/, 'GET, HEAD, OPTIONS'",
      "PATCH, /api/me/password, 'POST, PUT, OPTIONS'",
  })
  void otherMethod_isToldAllowed(String method, String path, String allowed) {
    HttpResponse<String> answer = SERVER.send(method, path, "");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).contains(allowed);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"Method \\\"" + method + "\\\" not allowed.\"}");
    assertThat(SERVER.send("OPTIONS", path, "").headers().firstValue("allow")).contains(allowed);
  }

  @Test
  @DisplayName("HEAD is as GET without the body")
  void head_isAsGet() {
    HttpResponse<String> answer = SERVER.send("HEAD", "/api/me/", "", "Authorization",
        "Token " + SERVER.token("carl", "secret"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("What does not exist is said in JSON")
  @ValueSource(strings = {"/api/", "/api", "/api/user/", "/api/me/x", "/api/token/../nothing"})
  void unknownPath_isNotFound(String path) {
    HttpResponse<String> answer = SERVER.get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"Not found.\"}");
  }

  @ParameterizedTest
  @DisplayName("Another page's browser may change nothing with the visitor's cookie, nor log the visitor in or out")
  @CsvSource({"POST, /api/logout/", "DELETE, /api/token/", "PUT, /api/me/password/", "POST, /api/login/",
      "DELETE, /api/me/logins/", "POST, /api/token/", "POST, /api/users/sign_up/"})
  void otherOrigin_isForbidden(String method, String path) {
    String token = SERVER.token("carl", "secret");
    for (String origin : new String[] {"https://evil.example", "null"}) {
      HttpResponse<String> answer = SERVER.send(method, path, "username=carl&password=secret&old=secret&new=x",
          "Content-Type", WebServer.FORM, "Cookie", "hubbub=" + token, "Origin", origin);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
      assertThat(SERVER.auth().knows(token)).isTrue();
    }
  }

  @Test
  @DisplayName("The own page, a listed page and a token in the header are accepted")
  void friends_areAccepted() {
    assertThat(logout("Origin", SERVER.origin())).isEqualTo(302);
    assertThat(logout("Origin", "https://friend.example")).isEqualTo(302);
    String token = SERVER.token("dora", "secret");
    assertThat(SERVER.send("DELETE", "/api/token/", "", "Authorization", "Token " + token,
        "Origin", "https://evil.example").statusCode()).isEqualTo(204);
  }

  private static int logout(String header, String value) {
    return SERVER.send("POST", "/api/logout/", "", "Cookie", "hubbub=" + SERVER.token("carl", "secret"),
        header, value).statusCode();
  }
}
