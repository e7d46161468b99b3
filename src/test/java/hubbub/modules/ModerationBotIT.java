package hubbub.modules;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.conf.ConfException;
import hubbub.contract.AuditPage;
import hubbub.contract.AuditQuery;
import hubbub.contract.auth.Principal;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.RoomsApi;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModerationBotIT {
  private static final String SOURCE = "moderation.groovy";

  @TempDir
  private Path folder;
  private LocalHub hub;

  @BeforeEach
  void start() {
    hub = LocalHub.in(folder);
    try (RestClient rest = new RestClient(hub.port("http"))) {
      rest.signUp("moderation");
    }
    hub.roles("moderation", "admin");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  @DisplayName("A forbidden word is warned of by a direct message, and muted the next time, as the audit has it")
  void word_isWarnedThenMuted() {
    Shipped.deploy(hub, SOURCE, rules("words", "darn", "warn"));
    try (RwciClient ann = enter("ann"); RwciClient bob = enter("bob")) {
      ann.say("darning socks is no offence").say("DA\u200BRN!");
      assertThat(ann.await("direct_message").getString("message")).isEqualTo("Please mind: mind your words.");
      bob.await("message", "message", "DA\u200BRN!");
      // Two seconds are left to read what was told.
      Await.result(hub.vertx().timer(2_100));
      ann.say("darn it");
      assertThat(ann.await("direct_message").getString("message")).startsWith("You cannot speak here for 5 min");
      ann.say("anybody?");
      ann.await("direct_message", "message", "You are muted in this room.");
    }
    Principal admin = new Principal("admin", List.of("user", "admin"), "", 0, 0);
    AuditPage page = Await.result(new Bus(hub.vertx(), Duration.ofSeconds(5)).call(AuditQuery.of("rooms"),
        new AuditQuery(admin, "", "moderation", "mute", 0, Long.MAX_VALUE, 0, 10)));
    assertThat(page.toJson().encode()).contains("ann", "mind your words");
  }

  @Test
  @DisplayName("Floods, shouting and links of guests are noticed, and administrators are not minded")
  void habits_areNoticed() {
    JsonObject config = new JsonObject()
        .put("flood", new JsonObject().put("messages", 3).put("act", "kick"))
        .put("shouting", new JsonObject().put("letters", 6))
        .put("links", new JsonObject().put("guests", false)).put("warnings", "room");
    Shipped.deploy(hub, SOURCE, config);
    Bus bus = new Bus(hub.vertx(), Duration.ofSeconds(5));
    try (RwciClient ann = enter("ann"); ChatMasterClient guest = ChatMasterClient.connect(hub.port("tcp"))) {
      guest.login("gus");
      guest.say("see www.example.org");
      guest.awaitMessage("gus, Please mind: links are not for newcomers.");
      ann.say("see www.example.org");
      ann.say("HELLO WORLD");
      ann.await("message", "message", "ann, Please mind: nobody shouts here.");
      hub.roles("ann", "admin");
      for (int i = 0; i < 8; i++) {
        ann.say("SPAM AND MORE SPAM " + i);
      }
      ann.await("message", "message", "SPAM AND MORE SPAM 7");
      try (RwciClient bob = enter("bob")) {
        for (int i = 0; i < 4; i++) {
          bob.say("spam " + i);
        }
        Await.until("bob is put out", () -> !Await.result(bus.call(RoomsApi.ROOM, new OfRoom("general")))
            .members().contains("bob"));
      }
      assertThat(ann.texts()).noneMatch(text -> text.startsWith("ann, Please mind: that is too much"));
    }
  }

  @Test
  @DisplayName("A pattern that takes too long is told and switched off, and meanwhile the rest is judged")
  void slowPattern_isSwitchedOff() {
    JsonObject config = rules("patterns", "(x+x+)+y", "ban");
    config.getJsonArray("rules").add(new JsonObject().put("name", "deep").put("act", "ban")
        .put("patterns", new JsonArray().add("^(x|X)*y$")));
    config.getJsonArray("rules").add(rule("words", "darn", "warn"));
    try (CapturedLog log = CapturedLog.of("hubbub.module.moderation")) {
      Shipped.deploy(hub, SOURCE, config);
      try (RwciClient ann = enter("ann")) {
        for (int i = 0; i < 9; i++) {
          ann.say("x".repeat(7_000));
        }
        ann.say("darn " + "x".repeat(7_000));
        assertThat(ann.await("direct_message").getString("message")).startsWith("Please mind");
      }
      // Who is known is judged at once, and so before a message of theirs that came when they were not.
      Await.until("it is switched off", () -> log.lines()
          .contains("WARN moderation.pattern_slow rule=one times=10 switched_off=true"));
      assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN moderation.pattern_slow rule=deep"));
    }
  }

  @Test
  @DisplayName("Rooms that are started anew, and rooms that come later, are watched as well")
  void rooms_comeAndGo() {
    Shipped.deploy(hub, SOURCE, rules("words", "darn", "warn").put("rooms", new JsonArray().add("general").add("den")));
    hub.stop("rooms");
    hub.start("rooms");
    try (RwciClient ann = enter("ann", "rooms")) {
      ann.say("darn");
      ann.await("direct_message");
    }
    try (RwciClient bob = enter("bob", "rooms")) {
      bob.send(RwciClient.packet("join_channel").put("channel", "den").put("create", true));
      bob.await("channel_joined");
      bob.say("den", "darn");
      bob.await("direct_message");
    }
  }

  @Test
  @DisplayName("Without its account it does not start and says what to do")
  void account_isDemanded() {
    Throwable refused = Await.failure(
        Shipped.deployment(hub.vertx(), SOURCE, new JsonObject().put("account", "nobody")));
    assertThat(refused).hasMessage("there is no account nobody: make it and give it the role admin");
  }

  @Test
  @DisplayName("All that is wrong with its configuration is told at once")
  void problems_areTold() {
    JsonObject config = rules("patterns", "(", "shoot").put("floods", 3).put("rooms", new JsonArray().add("a\nb"));
    Throwable refused = Await.failure(Shipped.deployment(hub.vertx(), SOURCE, config));
    assertThat(refused).isInstanceOf(ConfException.class);
    assertThat(((ConfException) refused).problems()).hasSize(5);
    assertThat(refused).hasMessageContainingAll("rooms is", "rules[0].patterns is", "Unclosed group", "rules[0].words",
        "rules[0].act is \"shoot\"", "floods is 3");
  }

  private RwciClient enter(String name, String... extensions) {
    return RwciClient.connect(hub.port("http")).enter(name, RestClient.PASSWORD, extensions);
  }

  private static JsonObject rules(String kind, String what, String act) {
    return new JsonObject().put("rules", new JsonArray().add(rule(kind, what, act)));
  }

  private static JsonObject rule(String kind, String what, String act) {
    return new JsonObject().put("name", "one").put(kind, new JsonArray(List.of(what))).put("act", act)
        .put("reason", "mind your words");
  }
}
