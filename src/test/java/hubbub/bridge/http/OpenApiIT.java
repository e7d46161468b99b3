package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bridge.gateway.AccountGateway;
import hubbub.bridge.gateway.AdminGateway;
import hubbub.bridge.gateway.LobbyGateway;
import hubbub.bridge.gateway.NodeGateway;
import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.Player;
import hubbub.contract.matches.Result;
import hubbub.testing.JsonSchema;
import hubbub.testing.RestClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenApiIT {
  @RegisterExtension
  static final WebServer SERVER = new WebServer(Path.of("webroot"));

  private static final String PROOF = "{\"username\":\"ann\",\"password\":\"secret\"}";

  private final Set<String> asked = new TreeSet<>();
  private JsonObject document;
  private JsonSchema schemas;
  private String token;

  @BeforeEach
  void begin() {
    document = new JsonObject(SERVER.get("/api/openapi.json").body());
    schemas = new JsonSchema(document);
    token = SERVER.token("ann", "secret");
    SERVER.token("ben", "secret");
    SERVER.lobby().put(new Player("ann", 1000, 3, "host"));
    SERVER.lobby().put(new Match(3, "pong", "ann", "ben", true, List.of("ann"), LobbyPeer.MADE_AT, 0, false));
    SERVER.lobby().put(new Result(5, "pong", "ann", "ben", 1, 2, 5, 2, 1000, 1000, 1050, 950, false));
  }

  @Test
  @DisplayName("The description has exactly the paths and methods that are mounted")
  void paths_areThoseMounted() {
    assertThat(document.getString("openapi")).isEqualTo("3.1.0");
    Map<String, Set<String>> described = new TreeMap<>();
    document.getJsonObject("paths").forEach(path -> described.put(plain(path.getKey()),
        ((JsonObject) path.getValue()).stream().map(Map.Entry::getKey).collect(Collectors.toSet())));
    Map<String, Set<String>> mounted = new TreeMap<>();
    Bus bus = new Bus(SERVER.vertx(), Duration.ofSeconds(1));
    HttpConfig config = new HttpConfig(Path.of("webroot"), 65_536, List.of());
    new ApiRoutes(new AccountGateway(bus), new LobbyGateway(bus), new AdminGateway(bus),
        new NodeGateway(SERVER.vertx(), bus), config).resources(Router.router(SERVER.vertx()))
        .mounted().forEach((path, methods) -> mounted.put(plain(path),
            methods.stream().map(HttpMethod::name).map(String::toLowerCase).collect(Collectors.toSet())));
    assertThat(described).isEqualTo(mounted);
  }

  @Test
  @DisplayName("Every reference leads somewhere, every operation says what it does and every variable is described")
  void document_isSound() {
    references(document).forEach(reference ->
        assertThat(schemas.resolve(new JsonObject().put("$ref", reference))).as(reference).isNotEmpty());
    operations().forEach((name, operation) -> {
      assertThat(operation.getString("summary")).as(name).isNotBlank();
      List<String> variables = operation.getJsonArray("parameters", new JsonArray()).stream()
          .map(JsonObject.class::cast).filter(one -> one.getString("in").equals("path"))
          .map(one -> "{" + one.getString("name") + "}").toList();
      assertThat(Stream.of(name.split("/")).filter(part -> part.startsWith("{"))).as(name).isEqualTo(variables);
    });
  }

  @Test
  @DisplayName("Every operation's real answer, good and bad, is one that is described, to the last field")
  void answers_areAsDescribed() {
    good();
    bad();
    token = SERVER.token("admin", "secret");
    goodDeeds();
    badDeeds();
    assertThat(asked).containsExactlyElementsOf(new TreeSet<>(operations().keySet()));
  }

  private void good() {
    fits(201, "post /api/users/sign_up/", "{\"username\":\"dora\",\"password\":\"secret\"}");
    fits(200, "post /api/token/", PROOF);
    fits(302, "post /api/login/", PROOF);
    fits(200, "post /api/login/", PROOF, "Accept", "application/json");
    fits(200, "get /api/me/", "");
    fits(200, "get /api/users/", "");
    fits(200, "get /api/users/{username=ann}/", "");
    fits(200, "get /api/users/{username=ann}/ongoing_match/", "");
    fits(200, "get /api/games/", "");
    fits(200, "get /api/ongoing_matches/", "");
    fits(200, "get /api/ongoing_matches/?game=all", "");
    fits(201, "post /api/ongoing_matches/", "{}");
    fits(200, "get /api/ongoing_matches/{id=3}/", "");
    fits(200, "get /api/ongoing_matches/{id=3}/host/", "");
    fits(200, "get /api/ongoing_matches/{id=3}/challenger/", "");
    fits(200, "get /api/ongoing_matches/{id=3}/spectators/", "");
    fits(204, "delete /api/ongoing_matches/{id=3}/", "");
    fits(200, "get /api/completed_matches/", "");
    fits(200, "get /api/completed_matches/{id=5}/?game", "");
    fits(200, "get /api/openapi.json", "");
    for (String method : List.of("post", "put")) {
      token = SERVER.token("eve" + method, "secret");
      fits(204, method + " /api/me/password/", "{\"old\":\"secret\",\"new\":\"better\"}");
    }
    token = SERVER.token("gus", "secret");
    fits(302, "post /api/logout/", "");
    token = SERVER.token("kim", "secret");
    fits(204, "delete /api/me/logins/", "");
    token = SERVER.token("fay", "secret");
    fits(204, "delete /api/token/", "");
    token = SERVER.token("ann", "secret");
  }

  private void bad() {
    fits(400, "post /api/users/sign_up/", PROOF);
    fits(400, "post /api/token/", "{}");
    fits(404, "get /api/users/{username=nobody}/", "");
    fits(404, "get /api/ongoing_matches/{id=99}/", "");
    fits(404, "get /api/ongoing_matches/{id=99}/challenger/", "");
    fits(404, "get /api/completed_matches/{id=99}/", "");
    fits(400, "get /api/ongoing_matches/?min_elo=x", "");
    fits(400, "get /api/completed_matches/?end_timestamp_after=x", "");
    fits(415, "post /api/ongoing_matches/", "x", "Content-Type", "text/plain");
    SERVER.lobby().fail(ErrorCode.ALREADY_IN_MATCH);
    fits(400, "post /api/ongoing_matches/", "{}");
    SERVER.lobby().fail(ErrorCode.NO_SUCH_GAME);
    fits(400, "post /api/ongoing_matches/", "{}");
    SERVER.lobby().fail(ErrorCode.NOT_HOST);
    fits(403, "delete /api/ongoing_matches/{id=3}/", "");
    SERVER.lobby().fail(ErrorCode.UNAVAILABLE);
    fits(503, "get /api/ongoing_matches/", "");
    SERVER.lobby().reset();
    token = "nonsense";
    operations().forEach((name, operation) -> {
      if (!operation.containsKey("security")) {
        fits(401, name.replaceAll("[{](id|username|room|name)}", "{$1=3}"),
            name.startsWith("get") || name.startsWith("delete") ? "" : "{}");
      }
    });
  }

  private void goodDeeds() {
    for (String list : List.of("people", "accounts", "rooms", "matches", "terminals", "consoles", "figures",
        "loggers", "modules", "services")) {
      fits(200, "get /api/admin/" + list + "/", "");
    }
    fits(200, "get /api/admin/audit/?of=rooms&text=x&since=2026-01-01&until=2027-01-01&before=9&limit=5", "");
    fits(200, "put /api/admin/loggers/", "{\"logger\":\"hubbub.none\",\"level\":\"DEBUG\"}");
    fits(204, "put /api/admin/accounts/{username=ann}/roles/", "{\"roles\":[\"user\",\"wizard\"]}");
    fits(204, "post /api/admin/accounts/{username=ann}/ban/", "{\"seconds\":60,\"reason\":\"spam\"}");
    fits(204, "post /api/admin/accounts/{username=ann}/unban/", "{}");
    fits(204, "post /api/admin/accounts/{username=ann}/revoke/", "{}");
    for (String deed : List.of("kick", "mute", "unmute", "ban", "unban")) {
      fits(204, "post /api/admin/rooms/{room=den}/" + deed + "/", "{\"username\":\"ann\",\"seconds\":\"60\"}");
    }
    fits(204, "post /api/admin/modules/{name=bot}/restart/", "{}");
    fits(201, "post /api/admin/services/", "{\"name\":\"stats\",\"in\":[\"rooms.tell\"],\"seconds\":60}");
    fits(204, "post /api/admin/broadcast/", "{\"text\":\"Tea is ready.\"}");
    for (String gone : List.of("rooms/{room=den}/", "terminals/{id=t1}/", "consoles/{id=c1}/",
        "services/{name=stats}/")) {
      fits(204, "delete /api/admin/" + gone, "");
    }
  }

  private void badDeeds() {
    fits(400, "get /api/admin/audit/?of=nobody", "");
    fits(400, "get /api/admin/audit/?of=rooms&limit=501", "");
    fits(400, "put /api/admin/loggers/", "{\"logger\":\"hubbub\",\"level\":\"LOUD\"}");
    fits(400, "put /api/admin/accounts/{username=ann}/roles/", "{\"roles\":7}");
    fits(400, "post /api/admin/accounts/{username=ann}/ban/", "{\"seconds\":-1}");
    fits(400, "post /api/admin/rooms/{room=den}/kick/", "{}");
    fits(400, "post /api/admin/broadcast/", "{}");
    fits(404, "post /api/admin/modules/{name=nobody}/restart/", "{}");
    for (String wrong : List.of("{}", "{\"name\":7}", "{\"name\":\"x\",\"in\":7}", "{\"name\":\"x\",\"out\":[7]}",
        "{\"name\":\"x\",\"seconds\":\"soon\"}", "{\"name\":\"x\",\"renew\":\"perhaps\"}")) {
      fits(400, "post /api/admin/services/", wrong);
    }
    SERVER.admin().fail(ErrorCode.SERVICE_EXISTS);
    fits(400, "post /api/admin/services/", "{\"name\":\"stats\"}");
    SERVER.admin().fail(ErrorCode.NO_SUCH_SERVICE);
    fits(404, "delete /api/admin/services/{name=nobody}/", "");
    SERVER.admin().fail(ErrorCode.NO_SUCH_ROOM);
    fits(404, "delete /api/admin/rooms/{room=nowhere}/", "");
    SERVER.admin().fail(ErrorCode.NO_SUCH_TERMINAL);
    fits(404, "delete /api/admin/terminals/{id=t9}/", "");
    SERVER.admin().fail(ErrorCode.UNAVAILABLE);
    fits(503, "get /api/admin/consoles/", "");
    SERVER.admin().reset();
    token = SERVER.token("ann", "secret");
    operations().keySet().stream().filter(name -> name.contains("/admin/")).forEach(name ->
        fits(403, name.replaceAll("[{](id|username|room|name)}", "{$1=3}"),
            name.startsWith("get") || name.startsWith("delete") ? "" : "{}"));
  }

  private void fits(int status, String call, String body, String... more) {
    String method = call.substring(0, call.indexOf(' '));
    String path = call.substring(call.indexOf(' ') + 1);
    String described = path.replaceAll("\\?.*", "").replaceAll("=[^}]*}", "}");
    String name = method + " " + described;
    asked.add(name);
    boolean typed = List.of(more).contains("Content-Type");
    String[] headers = RestClient.bearer(token, Stream.concat(Stream.of(more),
        typed || body.isEmpty() ? Stream.empty() : Stream.of("Content-Type", WebServer.JSON)).toArray(String[]::new));
    HttpResponse<String> answer =
        SERVER.send(method.toUpperCase(), path.replaceAll("\\{[^=]*=([^}]*)}", "$1"), body, headers);
    assertThat(answer.statusCode()).as(call + ": " + answer.body()).isEqualTo(status);
    JsonObject response = operations().get(name).getJsonObject("responses").getJsonObject(Integer.toString(status));
    assertThat(response).as(call + " is not described with " + status).isNotNull();
    JsonObject content = schemas.resolve(response).getJsonObject("content");
    if (content == null) {
      assertThat(answer.body()).as(call).isEmpty();
    } else {
      JsonObject schema = content.getJsonObject("application/json").getJsonObject("schema");
      assertThat(schemas.problems(schema, Json.decodeValue(answer.body()))).as(call + ": " + answer.body()).isEmpty();
    }
  }

  private Map<String, JsonObject> operations() {
    Map<String, JsonObject> all = new TreeMap<>();
    document.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(
        method -> all.put(method.getKey() + " " + path.getKey(), (JsonObject) method.getValue())));
    return all;
  }

  private static Set<String> references(Object json) {
    Set<String> found = new TreeSet<>();
    if (json instanceof JsonObject object) {
      object.forEach(field -> {
        if (field.getKey().equals("$ref")) {
          found.add((String) field.getValue());
        }
        found.addAll(references(field.getValue()));
      });
    } else if (json instanceof Iterable<?> array) {
      array.forEach(item -> found.addAll(references(item)));
    }
    return found;
  }

  private static String plain(String path) {
    return path.replaceAll("/$", "").replaceAll(":\\w+|\\{\\w+}", "*");
  }
}
