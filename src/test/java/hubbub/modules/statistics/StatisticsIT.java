package hubbub.modules.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.testing.Await;
import hubbub.testing.BusClient;
import hubbub.testing.MatchClient;
import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the module counts, and what is left of it when it or the hub is killed. */
class StatisticsIT {
  private static final String FIGURES = "service.event.statistics.figures";
  private static final String SUMMARY = "service.statistics.summary";

  private static PackagedHub hub;

  @TempDir
  private Path folder;
  private StatisticsModule module;
  private BusClient watcher;

  @BeforeAll
  static void startHub(@TempDir Path folder) {
    StatisticsModule.assumeInstalled();
    hub = PackagedHub.start(folder, "hub.json", Map.of(
        "pong.json", new JsonObject().put("rules", new JsonObject().put("points", 1))));
  }

  @AfterAll
  static void stopHub() {
    if (hub != null) {
      hub.close();
    }
  }

  @BeforeEach
  void start() {
    module = StatisticsModule.at(hub, folder);
    watch();
  }

  @AfterEach
  void stop() {
    watcher.close();
    module.close();
  }

  @Test
  @DisplayName("It counts what people say by rooms, who is there and what is played, and tells it where it is asked")
  void figures_areRight() {
    try (RwciClient ann = enter("ann"); RwciClient bob = enter("bob")) {
      figures(said("general", 0).and(people(2)));
      ann.say("general", "one").say("general", "two").say("random", "three");
      bob.say("general", "!stats").say("general", " !Stats ");
      JsonObject told = ann.await("message", "author", "server");
      assertThat(told.getString("message")).contains(" in the last hour, ", "People: 2 now, 2 at most.");

      JsonObject figures = figures(said("general", 4).and(said("random", 1)));
      assertThat(figures.getInteger("missed")).isZero();
      assertThat(figures.getJsonObject("people").getInteger("active")).isEqualTo(2);
      assertThat(figures.getJsonObject("people").getJsonObject("peak").getInteger("people")).isEqualTo(2);
      assertThat(figures.getJsonObject("busiest_hour").getInteger("messages")).isBetween(1, 5);
      assertThat(sum(room(figures, "general").getJsonArray("minutes"))).isEqualTo(4);
      assertThat(room(figures, "general").getJsonArray("hours")).hasSize(24);
      assertThat(figures.encode()).doesNotContain("talkers", "ann", "bob");
      assertThat(ann.texts().stream().filter(text -> text.contains("in the last hour"))).hasSize(1);
    }
    figures(people(0));
    play("cleo", "dan");
    assertThat(figures(json -> json.getJsonObject("matches").containsKey("pong")).getJsonObject("matches"))
        .isEqualTo(new JsonObject().put("pong", 1));
  }

  @Test
  @DisplayName("Whoever asks it gets the summary, or one room, or a failure with its number")
  void summary_isAnswered() {
    try (RwciClient ann = enter("ann")) {
      ann.say("general", "hello");
      figures(said("general", 1));
      JsonObject all = watcher.ask(SUMMARY, new JsonObject()).getJsonObject("body");
      assertThat(room(all, "general").getInteger("total")).isEqualTo(1);
      JsonObject one = watcher.ask(SUMMARY, new JsonObject().put("room", "general")).getJsonObject("body");
      assertThat(one).isEqualTo(room(all, "general"));
      assertThat(failure(new JsonObject().put("room", "den"))).isEqualTo(ErrorCode.NO_SUCH_ROOM);
      assertThat(failure(new JsonObject().put("room", 7))).isEqualTo(ErrorCode.BAD_REQUEST);
      assertThat(failure(new JsonObject().put("room", new JsonArray()))).isEqualTo(ErrorCode.BAD_REQUEST);
      assertThat(watcher.ask(SUMMARY, new JsonObject()).getString("type")).isEqualTo("message");
    }
  }

  @Test
  @DisplayName("Killed and started again it goes on with what it had, counts nothing twice, and says what it missed")
  void killed_goesOn() {
    try (RwciClient ann = enter("ann")) {
      ann.say("general", "one").say("general", "two");
      figures(said("general", 2));
      Await.until("it is on disk", () -> module.kept().encode().contains("\"total\":2"));
      module.program().signal("KILL");
      module.program().exitCode();
      ann.say("general", "unheard").await("message", "message", "unheard");

      module.start().joined();
      watch();
      figures(said("general", 2).and(people(1)));
      ann.say("general", "three");
      JsonObject figures = figures(said("general", 3));
      assertThat(room(figures, "general").getInteger("missed")).isEqualTo(1);
      assertThat(figures.getInteger("missed")).isEqualTo(1);
      assertThat(figures.getJsonObject("people").getJsonObject("peak").getInteger("people")).isPositive();
    }
  }

  @Test
  @DisplayName("When the hub is killed it waits for it, comes back by itself and counts on")
  void hubKilled_comesBack() {
    try (RwciClient ann = enter("ann")) {
      ann.say("general", "one");
      figures(said("general", 1));
    }
    figures(people(0));
    hub.kill();
    module.program().says("bus.lost");
    hub.start();
    watch();
    Await.until("it has joined again", () -> module.program().errors().split("bus.opened", -1).length == 3);
    try (RwciClient ann = enter("ann")) {
      figures(people(1));
      ann.say("general", "two");
      assertThat(figures(said("general", 2)).getInteger("missed")).isZero();
    }
  }

  @Test
  @DisplayName("Revoked it says so and ends, and what it counted is on disk")
  void revoked_ends() {
    try (RwciClient ann = enter("ann"); RestClient rest = new RestClient(hub.http())) {
      ann.say("general", "one");
      figures(said("general", 1));
      String admin = rest.token("admin", PackagedHub.ADMIN_PASSWORD);
      RestClient.expect(204, rest.send("DELETE", "/api/admin/services/statistics/", "", RestClient.bearer(admin)));
      assertThat(module.program().exitCode()).isEqualTo(77);
      assertThat(module.program().errors()).contains("The hub does not take the token");
      assertThat(module.kept().encode()).contains("\"total\":1");
      assertThat(module.start().program().exitCode()).isEqualTo(77);
    }
  }

  private void watch() {
    if (watcher != null) {
      watcher.close();
    }
    watcher = BusClient.login(hub.port(7000), hub.service("watcher", List.of(SUMMARY), List.of(FIGURES)))
        .register(FIGURES);
  }

  private JsonObject figures(Predicate<JsonObject> fit) {
    return watcher.frames().await("figures", frame -> FIGURES.equals(frame.getString("address"))
        && fit.test(frame.getJsonObject("body"))).getJsonObject("body");
  }

  private ErrorCode failure(JsonObject question) {
    return ErrorCode.of(watcher.ask(SUMMARY, question).getInteger("failureCode")).orElseThrow();
  }

  private static Predicate<JsonObject> said(String room, int messages) {
    return figures -> room(figures, room).getInteger("total") == messages;
  }

  private static Predicate<JsonObject> people(int present) {
    return figures -> Integer.valueOf(present).equals(figures.getJsonObject("people").getInteger("present"));
  }

  private static JsonObject room(JsonObject figures, String room) {
    return figures.getJsonArray("rooms").stream().map(JsonObject.class::cast)
        .filter(one -> room.equals(one.getString("room"))).findFirst().orElseThrow();
  }

  private static int sum(JsonArray numbers) {
    return numbers.stream().mapToInt(number -> (Integer) number).sum();
  }

  private static RwciClient enter(String name) {
    return RwciClient.connect(hub.http()).enter(name, RestClient.PASSWORD);
  }

  private static void play(String host, String challenger) {
    try (RestClient rest = new RestClient(hub.http())) {
      String token = rest.signUp(host);
      long match = rest.match(token);
      try (MatchClient first = MatchClient.enter(hub.http(), match, "host", token);
          MatchClient second = MatchClient.enter(hub.http(), match, "challenger", rest.signUp(challenger))) {
        first.start(rest, match, token, second);
        first.awaitMatchEnd();
      }
    }
  }
}
