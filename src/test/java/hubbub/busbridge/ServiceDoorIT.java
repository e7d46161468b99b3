package hubbub.busbridge;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.testing.Await;
import hubbub.testing.BusClient;
import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services with real tokens at the door of the whole hub, by the shipped rules. */
class ServiceDoorIT {
  private static final List<String> EVERYTHING = List.of("auth.*", "auth.service.*", "auth.event.*", "rooms.*",
      "rooms.event.*", "rooms.event.room.*", "rooms.event.deliver.*", "rooms.event.typing.*", "rooms.inbox.done",
      "matches.*", "matches.at.*.*", "matches.event.match.*", "games.*.*", "games.event.*.*", "terminal.*",
      "terminal.at.*.*", "terminal.event.viewer.*", "console.*", "console.desk.*", "console.at.*.*",
      "console.event.*.*", "bridge.*", "bridge.at.*.*", "bridge.event.*", "busbridge.*", "hub.at.*.*", "service.*.*",
      "service.event.*.*", "vertx.*");

  @TempDir
  private Path folder;
  private LocalHub hub;

  @BeforeEach
  void start() {
    hub = LocalHub.in(folder);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  @DisplayName("A service asks, speaks and hears within its scope, and nothing beside it")
  void scope_isAllThatIsOpen() {
    String token = hub.service("stats", List.of("rooms.tell"), List.of("rooms.event.room.general"));
    try (BusClient stats = login(token)) {
      stats.register("rooms.event.room.general").send(BusClient.ping(token));
      stats.frames().await("pong behind it", frame -> "pong".equals(frame.getString("type")));
      assertThat(stats.ask("rooms.tell", new JsonObject().put("room", "general").put("text", "one two"))
          .getString("type")).isEqualTo("message");
      Await.until("it hears what it said", () -> stats.frames().all().stream().anyMatch(
          frame -> frame.encode().contains("one two") && frame.encode().contains("\"who\":\"server\"")));
      assertThat(stats.ask("rooms.people", new JsonObject()).getInteger("failureCode"))
          .isEqualTo(ErrorCode.FORBIDDEN.number());
      stats.register("rooms.event.room.random");
      stats.frames().await("no other room", frame -> frame.getString("message", "").contains("room.random"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth.login", "auth.register", "auth.roles", "auth.ban", "auth.note", "auth.verify",
      "auth.accounts", "auth.audit", "auth.service.make", "auth.service.list", "auth.service.revoke",
      "auth.service.prove", "auth.event.revoked", "auth.event.service.gone", "rooms.attach", "rooms.say",
      "rooms.direct", "rooms.room", "rooms.all", "rooms.fill", "rooms.history", "rooms.keep", "rooms.close",
      "rooms.ban", "rooms.announce", "rooms.doings", "rooms.show", "rooms.inbox.done", "rooms.event.room.general",
      "rooms.event.presence", "rooms.event.deliver.x", "rooms.event.typing.general", "matches.create", "matches.delete",
      "matches.at.1.join", "matches.at.1.command", "matches.event.match.1", "games.pong.begin", "games.pong.input",
      "games.me.begin", "games.event.over", "games.event.state.1", "games.event.started", "terminal.open",
      "terminal.at.1.input", "terminal.file", "console.attach", "console.spy", "console.prove", "console.desk.say",
      "console.at.1.input", "console.event.gone", "bridge.at.local.figures", "bridge.event.level", "busbridge.where",
      "hub.at.local.restart", "service.event.other.x", "service.me", "service.me.x.y", "__vertx.reply.1", "vertx.x",
      "*", "service.{service}.x", "service.*.*"})
  @DisplayName("What the rules leave out no scope opens: it can be neither sent nor published to, and nothing arrives")
  void beyondRules_in(String address) {
    List<String> arrived = new CopyOnWriteArrayList<>();
    if (!address.startsWith("__vertx")) {
      hub.vertx().eventBus().localConsumer(address, message -> {
        if (message.headers().contains("hubbub-service")) {
          arrived.add(address);
        }
      });
    }
    try (BusClient me = login(hub.service("me", EVERYTHING, EVERYTHING))) {
      assertThat(me.ask(address, new JsonObject()).getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
      me.send(frame("publish", address)).send(frame("send", address));
      assertThat(me.ask("matches.list", new JsonObject()).getString("type")).isNotNull();
      assertThat(arrived).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth.login", "auth.event.revoked", "auth.event.roles", "auth.event.service.gone",
      "auth.service.prove", "console.prove", "rooms.say", "rooms.tell", "rooms.direct", "rooms.event.deliver.x",
      "rooms.event.typing.general", "matches.at.1.command", "matches.event.match.1", "games.pong.input",
      "games.me.begin", "games.event.started", "terminal.open", "terminal.event.viewer.1", "console.attach",
      "console.desk.say",
      "console.event.viewer.1", "console.event.desk.1", "bridge.at.local.figures", "bridge.event.level",
      "busbridge.where", "hub.at.local.modules", "service.other.x", "service.me", "service.me.x.y", "__vertx.reply.1",
      "service.{service}.x", "service.*.*", "*"})
  @DisplayName("What the rules leave out can neither be listened to nor answered for")
  void beyondRules_out(String address) {
    try (BusClient me = login(hub.service("me", EVERYTHING, EVERYTHING))) {
      me.register(address);
      assertThat(me.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
      hub.vertx().eventBus().publish(address, new JsonObject().put("secret", "swordfish"));
      me.ask("matches.list", new JsonObject());
      assertThat(me.frames().all().toString()).doesNotContain("swordfish");
    }
  }

  @ParameterizedTest
  @CsvSource({"hubbub-service,other", "Hubbub-Service,other", "hubbub-person,Ann", "hubbub-console,7",
      "hubbub-roles,admin"})
  @DisplayName("Who forges the headers by which the bus knows it is known as itself all the same")
  void forgedHeaders_areOverwritten(String header, String forged) {
    List<MultiMap> headers = new CopyOnWriteArrayList<>();
    hub.vertx().eventBus().localConsumer("service.event.me.x", message -> headers.add(message.headers()));
    try (BusClient me = login(hub.service("me", List.of("service.event.{service}.*"), List.of()))) {
      me.send(frame("publish", "service.event.me.x").put("headers", new JsonObject().put(header, forged)));
      Await.until("it has arrived", () -> !headers.isEmpty());
      assertThat(headers.getFirst().getAll("hubbub-service")).containsExactly("me");
      assertThat(headers.getFirst().getAll("hubbub-person")).containsExactly("service:me");
      assertThat(headers.getFirst().names()).containsExactlyInAnyOrder("hubbub-service", "hubbub-person");
    }
  }

  @Test
  @DisplayName("A revoked service is told and closed within a second, a renewed one too; others stay")
  void revoked_isClosed() {
    String token = hub.service("stats", List.of("matches.list"), List.of());
    try (RestClient rest = new RestClient(hub.port("http"));
        BusClient stats = login(token);
        BusClient other = login(hub.service("other", List.of("rooms.people"), List.of()))) {
      String admin = rest.signUp("boss");
      hub.roles("boss", "admin");
      RestClient.expect(204, rest.send("DELETE", "/api/admin/services/stats/", "", RestClient.bearer(admin)));
      long revoked = System.nanoTime();
      stats.frames().await("the reason", frame -> "err".equals(frame.getString("type")));
      stats.frames().awaitEnd();
      assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(Duration.ofSeconds(1));
      assertThat(BusClient.open(hub.port("busbridge"), token).frames().next().getInteger("failureCode"))
          .isEqualTo(ErrorCode.TOKEN_INVALID.number());

      String fresh = hub.service("other", List.of("rooms.people"), List.of());
      other.frames().await("the reason", frame -> "err".equals(frame.getString("type")));
      other.frames().awaitEnd();
      try (BusClient again = login(fresh)) {
        assertThat(again.ask("rooms.people", new JsonObject()).getString("type")).isEqualTo("message");
      }
    }
  }

  @Test
  @DisplayName("Over REST a token is told once, lists have none, and a name that is taken is told at its field")
  void rest_makesListsAndRevokes() {
    try (RestClient rest = new RestClient(hub.port("http"))) {
      String admin = rest.signUp("boss");
      hub.roles("boss", "admin");
      String[] json = RestClient.bearer(admin, "Content-Type", "application/json");
      String wish = "{\"name\":\"stats\",\"in\":[\"rooms.people\"],\"seconds\":60}";
      JsonObject made = new JsonObject(RestClient.expect(201, rest.send("POST", "/api/admin/services/", wish, json)));
      assertThat(RestClient.expect(400, rest.send("POST", "/api/admin/services/", wish, json)))
          .isEqualTo("{\"name\":[\"There is a service of this name already.\"]}");
      JsonArray all = rest.list("/api/admin/services/", admin);
      assertThat(all).hasSize(1);
      assertThat(all.getJsonObject(0).getString("made_by")).isEqualTo("boss");
      assertThat(all.getJsonObject(0).getString("expires_at")).isNotNull();
      assertThat(all.encode()).doesNotContain(made.getString("token")).doesNotContain("hash");
      try (BusClient stats = login(made.getString("token"))) {
        assertThat(stats.ask("rooms.people", new JsonObject()).getString("type")).isEqualTo("message");
      }
      RestClient.expect(404, rest.send("DELETE", "/api/admin/services/nobody/", "", json));
      RestClient.expect(403, rest.send("GET", "/api/admin/services/", "", RestClient.bearer(rest.signUp("ann"))));
    }
  }

  private BusClient login(String token) {
    return BusClient.login(hub.port("busbridge"), token);
  }

  private static JsonObject frame(String type, String address) {
    return new JsonObject().put("type", type).put("address", address).put("body", new JsonObject());
  }
}
