package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.auth.Principal;
import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What an administrator sees and does over REST, on a hub with people on it. */
class AdminIT {
  private static final String LOGGER = "hubbub.nobody.logs.here";

  @TempDir
  private Path folder;
  private LocalHub hub;
  private RestClient rest;
  private String admin;
  private String ann;

  @BeforeEach
  void start() {
    hub = LocalHub.in(folder);
    rest = new RestClient(hub.port("http"));
    rest.signUp("boss");
    hub.roles("boss", Principal.ADMIN);
    admin = rest.token("boss", RestClient.PASSWORD);
    ann = rest.signUp("ann");
  }

  @AfterEach
  void stop() {
    rest.close();
    hub.close();
  }

  @Test
  @DisplayName("People are listed with their protocols, accounts with their roles, rooms with private ones")
  void lists_areWhole() {
    try (RwciClient one = enter("ann");
        ChatMasterClient other = ChatMasterClient.connect(hub.port("tcp"))) {
      other.login("guest");
      one.say("hello");
      other.awaitMessage("hello");
      assertThat(named(rest.list("/api/admin/people/", admin), "name", "ann").getJsonArray("protocols"))
          .containsExactly("rwci");
      assertThat(named(rest.list("/api/admin/people/", admin), "name", "guest").getBoolean("guest")).isTrue();
      assertThat(named(rest.list("/api/admin/accounts/", admin), "username", "boss").getJsonArray("roles"))
          .contains("admin");
      assertThat(named(rest.list("/api/admin/rooms/", admin), "room", "general").getInteger("members")).isEqualTo(2);
      long match = rest.match(ann);
      assertThat(rest.list("/api/admin/matches/", admin).getJsonObject(0).getLong("id")).isEqualTo(match);
      assertThat(rest.list("/api/admin/terminals/", admin)).isEmpty();
      assertThat(rest.list("/api/admin/consoles/", admin)).isEmpty();
    }
  }

  @Test
  @DisplayName("A kick, a mute and a word to everybody are heard by those they are for, and stand in the audit")
  void deeds_areHeardAndNoted() {
    try (RwciClient one = enter("ann");
        ChatMasterClient other = ChatMasterClient.connect(hub.port("tcp"))) {
      other.login("ben");
      done("POST", "/api/admin/rooms/general/mute/", new JsonObject().put("username", "ann").put("seconds", 600));
      one.say("nobody hears this");
      assertThat(one.await("direct_message").getString("message")).contains("muted");
      done("POST", "/api/admin/broadcast/", new JsonObject().put("text", "Tea is ready."));
      other.awaitMessage("Tea is ready.");
      done("POST", "/api/admin/rooms/general/kick/",
          new JsonObject().put("username", "ann").put("reason", "for a while"));
      JsonArray lines = audit("of=rooms&text=boss");
      assertThat(lines.stream().map(line -> entry(line).getString("verb")).toList())
          .containsExactly("kick", "announce", "mute");
      assertThat(entry(lines.getValue(0)).getString("reason")).isEqualTo("for a while");
      assertThat(audit("of=rooms&text=MUTE").size()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("Who is banned is thrown out, cannot log in, is listed so, and comes in again when pardoned")
  void ban_throwsOut() {
    try (RwciClient one = enter("ann")) {
      done("POST", "/api/admin/accounts/ann/ban/", new JsonObject().put("seconds", 3_600).put("reason", "spam"));
      assertThat(one.awaitEnd()).contains("4105");
    }
    assertThat(named(rest.list("/api/admin/accounts/", admin), "username", "ann").getBoolean("is_banned")).isTrue();
    assertThat(rest.send("GET", "/api/me/", "", RestClient.bearer(ann)).statusCode()).isEqualTo(403);
    done("POST", "/api/admin/accounts/ann/unban/", new JsonObject());
    String again = rest.token("ann", RestClient.PASSWORD);
    done("POST", "/api/admin/accounts/ann/revoke/", new JsonObject());
    assertThat(rest.send("GET", "/api/me/", "", RestClient.bearer(again)).statusCode()).isEqualTo(401);
    done("PUT", "/api/admin/accounts/ann/roles/", new JsonObject().put("roles", new JsonArray().add("wizard")));
    assertThat(named(rest.list("/api/admin/accounts/", admin), "username", "ann").getJsonArray("roles"))
        .containsExactly("user", "wizard");
    assertThat(audit("of=auth&who=ann&deed=ban").size()).isEqualTo(1);
    assertThat(audit("of=auth&text=%22actor%22%3A%22boss%22").stream().map(line -> entry(line).getString("act"))
        .collect(Collectors.toList())).containsExactly("roles", "revoke", "unban", "ban");
  }

  @Test
  @DisplayName("An audit is read page by page, to its end and without a line twice")
  void audit_isReadInPages() {
    for (int i = 0; i < 5; i++) {
      done("POST", "/api/admin/broadcast/", new JsonObject().put("text", "word " + i));
    }
    JsonObject first = rest.object("/api/admin/audit/?of=rooms&limit=3", admin);
    JsonObject rest2 = rest.object("/api/admin/audit/?of=rooms&limit=3&before=" + first.getLong("next"), admin);
    assertThat(first.getJsonArray("lines").stream().map(line -> entry(line).getString("detail")))
        .containsExactly("word 4", "word 3", "word 2");
    assertThat(rest2.getJsonArray("lines").stream().map(line -> entry(line).getString("detail")))
        .containsExactly("word 1", "word 0");
    assertThat(rest2.getLong("next")).isZero();
    assertThat(audit("of=rooms&until=2001-01-01").size()).isZero();
    assertThat(audit("of=rooms&who=BOSS&deed=Announce").size()).isEqualTo(5);
    assertThat(audit("of=rooms&who=boss&deed=announce&text=word%202").size()).isEqualTo(1);
    assertThat(audit("of=rooms&who=bos").size()).isZero();
    assertThat(audit("of=rooms&deed=word").size()).isZero();
    assertThat(audit("of=rooms&since=2999-01-01").size()).isZero();
    for (String wrong : List.of("limit=0", "limit=1.5", "limit=501", "before=-1", "limit=many")) {
      assertThat(rest.send("GET", "/api/admin/audit/?of=rooms&" + wrong, "", RestClient.bearer(admin)).statusCode())
          .as(wrong).isEqualTo(400);
    }
  }

  @Test
  @DisplayName("The level of a logger is another one at once, which is noted; a level there is none of is refused")
  void level_isSet() {
    try {
      HttpResponse<String> set = send("PUT", "/api/admin/loggers/",
          new JsonObject().put("logger", LOGGER).put("level", "DEBUG"));
      assertThat(set.statusCode()).isEqualTo(200);
      assertThat(new JsonObject(set.body()).getJsonObject("loggers").getString(LOGGER)).isEqualTo("DEBUG");
      assertThat(LoggerFactory.getLogger(LOGGER + ".Below").isDebugEnabled()).isTrue();
      assertThat(entry(audit("of=auth&text=level").getValue(0)).getString("detail")).isEqualTo(LOGGER + "=DEBUG");
      for (JsonObject wrong : List.of(new JsonObject().put("logger", LOGGER).put("level", "LOUD"),
          new JsonObject().put("logger", "a b").put("level", "INFO"), new JsonObject().put("logger", LOGGER))) {
        assertThat(send("PUT", "/api/admin/loggers/", wrong).statusCode()).as(wrong.encode()).isEqualTo(400);
      }
    } finally {
      ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(LOGGER)).setLevel(null);
    }
  }

  @Test
  @DisplayName("Live figures count what is there, and nobody but an administrator sees any of it")
  void figures_areLive() {
    try (RwciClient one = enter("ann")) {
      one.say("hello");
      Await.until("the figures count the connection", () -> rest.object("/api/admin/figures/", admin)
          .getJsonArray("nodes").getJsonObject(0).getJsonObject("figures").getJsonArray("meters").stream()
          .map(JsonObject.class::cast).anyMatch(meter -> meter.getString("name").equals("hub_connections")
              && meter.getInteger("value") == 1));
    }
    JsonObject process = rest.object("/api/admin/figures/", admin).getJsonArray("nodes").getJsonObject(0)
        .getJsonObject("figures").getJsonObject("process");
    assertThat(process.getLong("heap_bytes")).isPositive();
    assertThat(rest.send("GET", "/api/admin/figures/", "").statusCode()).isEqualTo(401);
    assertThat(rest.send("GET", "/api/admin/figures/", "", RestClient.bearer(ann)).statusCode()).isEqualTo(403);
    assertThat(send("DELETE", "/api/admin/rooms/nowhere/", new JsonObject()).statusCode()).isEqualTo(404);
    assertThat(send("DELETE", "/api/admin/terminals/nothing/", new JsonObject()).statusCode()).isEqualTo(404);
    assertThat(send("DELETE", "/api/admin/consoles/nothing/", new JsonObject()).statusCode()).isEqualTo(404);
  }

  private RwciClient enter(String name) {
    return RwciClient.connect(hub.port("http")).enter(name, RestClient.PASSWORD);
  }

  private JsonArray audit(String query) {
    return rest.object("/api/admin/audit/?" + query, admin).getJsonArray("lines");
  }

  private static JsonObject entry(Object line) {
    return ((JsonObject) line).getJsonObject("entry");
  }

  private static JsonObject named(JsonArray list, String field, String value) {
    return list.stream().map(JsonObject.class::cast).filter(one -> value.equals(one.getString(field))).findFirst()
        .orElseThrow(() -> new AssertionError("no " + value + " in " + list));
  }

  private void done(String method, String path, JsonObject body) {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private HttpResponse<String> send(String method, String path, JsonObject body) {
    return rest.send(method, path, body.encode(), RestClient.bearer(admin, "Content-Type", "application/json"));
  }
}
