package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Register;
import hubbub.contract.auth.SetRoles;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.Gone;
import hubbub.contract.console.desk.DeskApi;
import hubbub.contract.console.desk.DeskEvent;
import hubbub.contract.console.desk.DeskEvent.Kind;
import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import hubbub.testing.MatchClient;
import hubbub.testing.RwciClient;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What consoles ask the hub, with everything real behind the desk. */
class DeskIT {
  private static final String PASSWORD = "correct horse";
  private static final String ANN = "console-of-ann";
  private static final String WIZ = "console-of-wiz";
  private static final String ADA = "console-of-ada";

  @TempDir
  private Path folder;

  private LocalHub hub;
  private Bus bus;
  private DeskVerticle desk;
  private final BlockingQueue<DeskEvent> heard = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() {
    hub = LocalHub.in(folder);
    hub.stop("console");
    bus = new Bus(hub.vertx(), Duration.ofSeconds(10));
    desk = new DeskVerticle(folder.resolve("desk"));
    Await.result(hub.vertx().deployVerticle(desk));
    person("Ann", ANN, Principal.USER);
    person("Wiz", WIZ, Principal.USER, Principal.WIZARD);
    person("Ada", ADA, Principal.USER, Principal.ADMIN);
    Await.result(bus.listen(DeskApi.EVENT.of(ANN), heard::add).ready());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  @DisplayName("What somebody says at a console everybody reads, and what others say comes to the console")
  void say_goesBothWays() {
    try (RwciClient bob = RwciClient.connect(hub.port("http")).enter("bob", PASSWORD)) {
      assertThat(ask(ANN, "hello", new JsonObject())).isEqualTo(new JsonObject().put("console", ANN)
          .put("person", "Ann").put("roles", new JsonArray().add(Principal.USER)));
      JsonObject welcome = ask(ANN, "enter", new JsonObject());
      assertThat(welcome.getJsonArray("rooms")).containsExactly("general", "random");
      bob.await("join", "username", "Ann");

      ask(ANN, "say", new JsonObject().put("text", "hello from a console"));
      JsonObject message = bob.await("message", "message", "hello from a console");
      assertThat(message.getString("author")).isEqualTo("Ann");
      assertThat(message.getString("channel")).isEqualTo("general");
      assertThat(event(Kind.SAID).text()).isEqualTo("hello from a console");

      bob.say("random", "hello back");
      DeskEvent said = event(Kind.SAID);
      assertThat(said.text()).isEqualTo("hello back");
      assertThat(said.who()).isEqualTo("bob");
      assertThat(said.room()).isEqualTo("random");

      assertThat(ask(ANN, "history", new JsonObject().put("room", "random")).getJsonArray("events").encode())
          .contains("hello back");
      assertThat(ask(ANN, "who", new JsonObject()).encode()).contains("Ann", "bob", "console");
      assertThat(ask(ANN, "rooms", new JsonObject()).encode()).contains("general", "random");
    }
  }

  @Test
  @DisplayName("Words for one person arrive there alone, also those that waited, and only once")
  void direct_arrivesAlsoLater() {
    try (RwciClient bob = RwciClient.connect(hub.port("http")).enter("bob", PASSWORD)) {
      bob.direct("Ann", "for later");
      Await.until("it waits", () -> ask(WIZ, "msg", new JsonObject().put("person", "Ann").put("text", "me too"))
          .getBoolean("kept"));
      ask(ANN, "enter", new JsonObject());
      assertThat(List.of(event(Kind.DIRECT).text(), event(Kind.DIRECT).text())).contains("for later");
      bob.direct("Ann", "now");
      assertThat(event(event -> event.text().equals("now")).who()).isEqualTo("bob");

      ask(ANN, "msg", new JsonObject().put("person", "bob").put("text", "psst"));
      assertThat(bob.await("direct_message").getString("author")).isEqualTo("Ann");

      end(ANN);
      heard.clear();
      ask(ANN, "enter", new JsonObject());
      ask(ANN, "say", new JsonObject().put("text", "again here"));
      event(event -> event.text().equals("again here"));
      assertThat(heard).noneMatch(event -> event.kind() == Kind.DIRECT);
    }
  }

  @Test
  @DisplayName("Who sat at a console leaves the hub with it, and the console asks for nothing more")
  void consoleEnds_personLeaves() {
    try (RwciClient bob = RwciClient.connect(hub.port("http")).enter("bob", PASSWORD)) {
      ask(ANN, "enter", new JsonObject());
      bob.await("join", "username", "Ann");
      desk.forget(ANN);
      end(ANN);
      bob.await("quit", "username", "Ann");
      refused(ErrorCode.NO_SUCH_CONSOLE, ANN, "who", new JsonObject());
      refused(ErrorCode.NO_SUCH_CONSOLE, "another", "who", new JsonObject());
      refused(ErrorCode.NO_SUCH_CONSOLE, "", "who", new JsonObject());
    }
  }

  @Test
  @DisplayName("When the rooms have been started anew, those at consoles are in them again and hear everything")
  void roomsRestarted_peopleComeBack() {
    ask(ANN, "enter", new JsonObject());
    hub.stop("rooms");
    hub.start("rooms");
    try (RwciClient bob = RwciClient.connect(hub.port("http")).enter("bob", PASSWORD)) {
      Await.until("she can speak again", () -> {
        try {
          ask(ANN, "say", new JsonObject().put("text", "still here"));
          return true;
        } catch (AssertionError notYet) {
          return false;
        }
      });
      bob.await("message", "message", "still here");
      bob.say("welcome back");
      event(event -> event.text().equals("welcome back"));
    }
  }

  @Test
  @DisplayName("A match is watched a few times a second, to its end or until it is enough")
  void watch_showsFrames() {
    try (Duel duel = Duel.in(hub)) {
      assertThat(ask(ANN, "matches", new JsonObject()).encode()).contains(duel.hostName());
      JsonObject match = ask(ANN, "watch", new JsonObject().put("match", duel.id()));
      assertThat(match.getJsonArray("spectators")).contains("Ann");
      DeskEvent frame = event(Kind.FRAME);
      assertThat(frame.match()).isEqualTo(duel.id());
      assertThat(frame.frame().getString("message_type")).isEqualTo("status");
      event(Kind.FRAME);

      ask(ANN, "unwatch", new JsonObject());
      Await.until("she is no spectator", () -> !ask(ANN, "matches", new JsonObject()).encode().contains("Ann"));
      heard.clear();

      ask(ANN, "watch", new JsonObject().put("match", duel.id()));
      event(Kind.FRAME);
      end(ANN);
      Await.until("she left with her console", () -> !ask(WIZ, "matches", new JsonObject()).encode().contains("Ann"));
      refused(ErrorCode.NO_SUCH_MATCH, ANN, "watch", new JsonObject().put("match", 4711));
    }
  }

  @Test
  @DisplayName("Frames of a match are told at most some four times a second")
  void watch_isNotTooMuch() {
    try (Duel duel = Duel.in(hub); MatchClient spectator = duel.spectator()) {
      ask(ANN, "watch", new JsonObject().put("match", duel.id()));
      event(Kind.FRAME);
      heard.clear();
      int before = spectator.wire().received().count();
      Await.until("200 frames have come", () -> spectator.wire().received().count() >= before + 200);
      assertThat(heard.stream().filter(event -> event.kind() == Kind.FRAME)).hasSizeLessThan(50);
    }
  }

  @Test
  @DisplayName("Aliases are kept for each person, changed and forgotten")
  void aliases_areKept() {
    assertThat(ask(ANN, "aliases", new JsonObject()).getJsonArray("aliases")).isEmpty();
    ask(ANN, "alias", new JsonObject().put("name", "g").put("text", "say hello"));
    ask(ANN, "alias", new JsonObject().put("name", "a").put("text", "who"));
    assertThat(ask(ANN, "alias", new JsonObject().put("name", "g").put("text", "say bye")).getJsonArray("aliases"))
        .containsExactly(new JsonObject().put("name", "a").put("text", "who"),
            new JsonObject().put("name", "g").put("text", "say bye"));
    assertThat(ask(WIZ, "aliases", new JsonObject()).getJsonArray("aliases")).isEmpty();
    ask(ANN, "alias", new JsonObject().put("name", "a"));
    assertThat(ask(ANN, "aliases", new JsonObject()).getJsonArray("aliases")).hasSize(1);
    refused(ErrorCode.NAME_INVALID, ANN, "alias", new JsonObject().put("name", "two words").put("text", "x"));
    refused(ErrorCode.DOCUMENT_TOO_LARGE, ANN, "alias",
        new JsonObject().put("name", "long").put("text", "x".repeat(1_001)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "kick", "mute", "unmute", "ban", "unban", "revoke", "sessions", "kill", "stats",
      "log"})
  @DisplayName("What wizards do is forbidden to others")
  void wizardry_isForbidden(String verb) {
    refused(ErrorCode.FORBIDDEN, ANN, verb, new JsonObject().put("person", "Wiz").put("room", "general")
        .put("name", WIZ).put("text", "because"));
  }

  @Test
  @DisplayName("A wizard who is no administrator operates, but moderates only what is the wizard's own")
  void wizard_hasNoAdminRights() {
    refused(ErrorCode.FORBIDDEN, WIZ, "broadcast", new JsonObject().put("text", "mine"));
    refused(ErrorCode.FORBIDDEN, WIZ, "ban", new JsonObject().put("person", "Ann"));
    refused(ErrorCode.FORBIDDEN, WIZ, "revoke", new JsonObject().put("person", "Ann"));
    refused(ErrorCode.NOT_OWNER, WIZ, "kick", new JsonObject().put("person", "Ann").put("room", "general"));
    assertThat(ask(WIZ, "stats", new JsonObject()).getInteger("rooms")).isEqualTo(2);
    assertThat(ask(WIZ, "log", new JsonObject().put("limit", 3)).getJsonArray("lines").size()).isLessThanOrEqualTo(3);
  }

  @Test
  @DisplayName("An administrator speaks as the hub, silences, sends out and bans")
  void admin_moderates() {
    try (RwciClient bob = RwciClient.connect(hub.port("http")).enter("bob", PASSWORD)) {
      ask(ANN, "enter", new JsonObject());
      ask(ADA, "broadcast", new JsonObject().put("text", "The hub will stop at ten."));
      assertThat(event(Kind.BROADCAST).text()).isEqualTo("The hub will stop at ten.");

      ask(ADA, "mute", new JsonObject().put("person", "Ann").put("seconds", 600).put("text", "too loud"));
      refused(ErrorCode.MUTED, ANN, "say", new JsonObject().put("text", "but"));
      ask(ADA, "unmute", new JsonObject().put("person", "Ann"));
      ask(ANN, "say", new JsonObject().put("text", "thanks"));
      ask(ADA, "kick", new JsonObject().put("person", "Ann").put("room", "random"));
      assertThat(event(event -> event.kind() == Kind.NOTICE && event.room().equals("random")).text())
          .startsWith("You are no longer in the room random.");
      refused(ErrorCode.NOT_MEMBER, ANN, "say", new JsonObject().put("room", "random").put("text", "hello?"));

      ask(ADA, "ban", new JsonObject().put("person", "bob").put("seconds", 60).put("text", "spam"));
      assertThat(bob.awaitEnd()).isNotEmpty();
      ask(ADA, "unban", new JsonObject().put("person", "bob"));
      try (RwciClient again = RwciClient.connect(hub.port("http")).enter("bob", PASSWORD)) {
        ask(ADA, "revoke", new JsonObject().put("person", "bob"));
        assertThat(again.awaitEnd()).isNotEmpty();
      }
    }
  }

  private void person(String name, String console, String... roles) {
    Await.result(bus.call(AuthApi.REGISTER, new Register(name, PASSWORD, "test")));
    Await.result(bus.call(AuthApi.ROLES, new SetRoles("admin", name, List.of(roles))));
    desk.console(console, new Principal(name, List.of(roles), "", System.currentTimeMillis(), 0));
  }

  private JsonObject ask(String console, String verb, JsonObject ask) {
    return Await.result(hub.vertx().eventBus().<JsonObject>request("console.desk." + verb, ask,
        new DeliveryOptions().addHeader("hubbub-console", console))).body();
  }

  private void refused(ErrorCode code, String console, String verb, JsonObject ask) {
    assertThatThrownBy(() -> ask(console, verb, ask)).cause().isInstanceOfSatisfying(ReplyException.class,
        refused -> assertThat(ErrorCode.of(refused.failureCode())).contains(code));
  }

  private void end(String console) {
    bus.publish(ConsoleApi.GONE, new Gone(console, "somebody"));
  }

  private DeskEvent event(Kind kind) {
    return event(event -> event.kind() == kind);
  }

  private DeskEvent event(Predicate<DeskEvent> wanted) {
    while (true) {
      try {
        DeskEvent event = heard.poll(30, TimeUnit.SECONDS);
        assertThat(event).as("an event that was waited for").isNotNull();
        if (wanted.test(event)) {
          return event;
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError(interrupted);
      }
    }
  }
}
