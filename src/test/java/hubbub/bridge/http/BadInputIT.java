package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.JsonSchema;
import hubbub.testing.RestClient;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be wrong with a request whatever it asks for, at everything that is described; so nothing is left out. */
class BadInputIT {
  @RegisterExtension
  static final WebServer SERVER = new WebServer(Path.of("webroot"));

  private static final JsonObject DOCUMENT = document();
  private static final JsonSchema SCHEMAS = new JsonSchema(DOCUMENT);
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private String token;

  static List<String> paths() {
    return DOCUMENT.getJsonObject("paths").stream().map(path -> path.getKey()).toList();
  }

  static List<Operation> writing() {
    return paths().stream().flatMap(path -> methods(path).filter(method -> !method.equals("GET"))
        .map(method -> new Operation(method, path))).toList();
  }

  @BeforeEach
  void login() {
    token = SERVER.token("ann", "secret");
  }

  @ParameterizedTest
  @MethodSource("paths")
  @DisplayName("A method that a path does not know is refused, and those it knows are told")
  void otherMethod_isRefused(String path) {
    Set<String> known = methods(path).collect(Collectors.toCollection(TreeSet::new));
    METHODS.stream().filter(method -> !known.contains(method)).forEach(method -> {
      HttpResponse<String> answer = SERVER.send(method, filled(path), "", RestClient.bearer(token));
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.body()).isEqualTo("{\"detail\":\"Method \\\"" + method + "\\\" not allowed.\"}");
      assertThat(List.of(answer.headers().firstValue("allow").orElseThrow().split(", ")))
          .containsAll(known).doesNotContain(method);
    });
  }

  @ParameterizedTest
  @MethodSource("writing")
  @DisplayName("JSON that is broken or no object is refused, and nothing is done")
  void malformedJson_isRefused(Operation operation) {
    for (String body : List.of("{", "[]", "5", "{\"a\":\"\u0001", "\ufffd")) {
      refused(400, operation, body, RestClient.bearer(token, "Content-Type", WebServer.JSON));
    }
  }

  @ParameterizedTest
  @MethodSource("writing")
  @DisplayName("A body of another type is refused, and nothing is done")
  void otherType_isRefused(Operation operation) {
    refused(415, operation, "x", RestClient.bearer(token, "Content-Type", "text/plain"));
  }

  @ParameterizedTest
  @MethodSource("writing")
  @DisplayName("A body beyond the limit is refused, and nothing is done")
  void largeBody_isRefused(Operation operation) {
    String body = "{\"a\":\"" + "x".repeat(70_000) + "\"}";
    refused(413, operation, body, RestClient.bearer(token, "Content-Type", WebServer.JSON));
  }

  @ParameterizedTest
  @MethodSource("writing")
  @DisplayName("Another site's page does nothing with its visitor's cookie")
  void otherPage_isRefused(Operation operation) {
    refused(403, operation, "{}", "Content-Type", WebServer.JSON, "Cookie", "hubbub=" + token,
        "Origin", "https://evil.example");
  }

  private void refused(int status, Operation operation, String body, String... headers) {
    HttpResponse<String> answer = SERVER.send(operation.method(), filled(operation.path()), body, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonObject schema = SCHEMAS.resolve(operation.described().getJsonObject("responses")
        .getJsonObject(Integer.toString(status))).getJsonObject("content").getJsonObject("application/json")
        .getJsonObject("schema");
    assertThat(SCHEMAS.problems(schema, Json.decodeValue(answer.body()))).as(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    assertThat(SERVER.auth().knows(token)).isTrue();
  }

  private static Stream<String> methods(String path) {
    return DOCUMENT.getJsonObject("paths").getJsonObject(path).fieldNames().stream().map(String::toUpperCase);
  }

  private static String filled(String path) {
    return path.replace("{id}", "3").replace("{username}", "ann").replace("{room}", "den").replace("{name}", "bot");
  }

  private static JsonObject document() {
    try (InputStream in = ApiRoutes.class.getResourceAsStream("openapi.json")) {
      return Buffer.buffer(in.readAllBytes()).toJsonObject();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private record Operation(String method, String path) {
    private JsonObject described() {
      return DOCUMENT.getJsonObject("paths").getJsonObject(path).getJsonObject(method.toLowerCase());
    }
  }
}
