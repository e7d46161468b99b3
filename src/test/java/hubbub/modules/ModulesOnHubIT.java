package hubbub.modules;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.IrcServer;
import hubbub.testing.IrcServer.Client;
import hubbub.testing.PackagedHub;
import hubbub.testing.Program;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The packaged hub with its modules and with some that misbehave. The tests are one story, in this order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModulesOnHubIT {
  /** Throws, never answers, or blocks its thread, as it is asked. */
  private static final String WAYWARD = """
      vertx.eventBus().consumer('rooms.event.room.general') {
        String said = it.body().getString('text')
        if (said == 'throw') { throw new IllegalStateException('thrown') }
        if (said == 'block') { Thread.sleep(600_000) }
      }
      """;

  @TempDir
  private static Path folder;
  private static IrcServer server;
  private static PackagedHub hub;
  private static RestClient rest;
  private static String admin;

  @BeforeAll
  static void start() throws IOException {
    copyModules();
    Files.writeString(folder.resolve("modules/wayward.groovy"), WAYWARD);
    Files.writeString(folder.resolve("modules/broken.groovy"), "vertx.eventBus(");
    Files.writeString(folder.resolve("modules/asleep.groovy"), "Thread.sleep(600_000)");
    hub = PackagedHub.start(folder, "hub.json", Map.of("hub.json", lines(), "irc.json", irc(), "moderation.json",
        new JsonObject().put("rules", new JsonArray().add(new JsonObject().put("name", "words")
            .put("words", new JsonArray().add("darn"))))));
    // Every fixed port of the shipped files is another one here, that of the IRC server as well.
    server = IrcServer.start(hub.port(6667));
    hub.program().says("hub.started");
    rest = new RestClient(hub.http());
    admin = rest.token("admin", PackagedHub.ADMIN_PASSWORD);
  }

  @AfterAll
  static void stop() {
    rest.close();
    hub.close();
    server.close();
  }

  @Test
  @Order(1)
  @DisplayName("The hub starts beside modules that do not, says which, and starts them when what they lack is there")
  void hub_startsWithoutThem() {
    // One that takes its time is not waited for, and so may fail behind the hub's own start.
    hub.program().says("verticle.start_failed name=broken");
    hub.program().says("verticle.start_failed name=moderation");
    hub.program().says("verticle.late name=asleep");
    assertThat(running("broken")).isFalse();
    Await.until("one that was late runs", () -> running("irc"));
    rest.signUp("moderation");
    assertThat(rest.send("PUT", "/api/admin/accounts/moderation/roles", "{\"roles\":[\"admin\"]}",
        RestClient.bearer(admin, "Content-Type", "application/json")).statusCode()).isEqualTo(204);
    assertThat(restart("moderation").statusCode()).isEqualTo(204);
    assertThat(running("moderation")).isTrue();
    HttpResponse<String> refused = restart("broken");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("broken does not start", "broken.groovy: 1");
  }

  @Test
  @Order(2)
  @DisplayName("A module is changed and started anew while people stay connected over two protocols")
  void change_isSeenByWhoStays() throws IOException {
    try (Client irc = server.nextInside("#general"); RwciClient ann = enter("ann");
        ChatMasterClient gus = ChatMasterClient.connect(hub.tcp())) {
      gus.login("gus");
      irc.says("bob", "#general", "hello");
      gus.awaitMessage("<bob> hello");
      Path words = folder.resolve("modules/irc/Words.java");
      Files.writeString(words, Files.readString(words).replace("\"<\" + nick + \"> \"", "\"[\" + nick + \"] \""));
      assertThat(restart("irc").statusCode()).isEqualTo(204);
      irc.await("QUIT .*");
      try (Client again = server.nextInside("#general")) {
        again.says("bob", "#general", "hello again");
        gus.awaitMessage("[bob] hello again");
        ann.await("message", "message", "[bob] hello again");
        ann.say("still here");
        again.await("PRIVMSG #general :<ann> still here");
        gus.awaitMessage("still here");
      }
    }
  }

  @Test
  @Order(3)
  @DisplayName("A source that is broken is told with its lines, and mended it runs again")
  void brokenSource_isTold() throws IOException {
    Path config = folder.resolve("modules/irc/Words.java");
    String sound = Files.readString(config);
    Files.writeString(config, sound.replace("final class Words", "final klass Words"));
    HttpResponse<String> refused = restart("irc");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("irc does not start");
    assertThat(hub.program().output() + hub.program().errors()).contains("Words.java:");
    Files.writeString(config, sound);
    assertThat(restart("irc").statusCode()).isEqualTo(204);
    assertThat(running("irc")).isTrue();
  }

  @Test
  @Order(4)
  @DisplayName("A module that throws or blocks is named in the log, and nobody else notices")
  void wayward_harmsNobody() {
    try (RwciClient ann = enter("ann"); RwciClient bob = enter("bob")) {
      ann.say("throw");
      hub.program().says("module.handler_failed name=wayward");
      ann.say("block");
      for (int i = 0; i < 10; i++) {
        bob.say("word " + i);
        ann.await("message", "message", "word " + i);
      }
      Await.until("it is named", () -> (hub.program().output() + hub.program().errors())
          .matches("(?s).*module-wayward-.{4}-0.* has been blocked.*"));
      assertThat(restart("wayward").statusCode()).isEqualTo(204);
      ann.say("throw");
      Await.until("it hears again", () -> (hub.program().output() + hub.program().errors())
          .split("module.handler_failed name=wayward", -1).length == 3);
    }
  }

  @Test
  @Order(5)
  @DisplayName("After kill -9 of the hub its modules are back and work")
  void kill_isSurvived() {
    hub.kill();
    // Connections that nobody has taken die with it.
    server.close();
    server = IrcServer.start(hub.port(6667));
    hub.start();
    try (Client irc = server.nextInside("#general"); RwciClient ann = enter("ann")) {
      irc.says("bob", "#general", "are you there?");
      ann.await("message", "message", "[bob] are you there?");
      Await.until("the moderation runs", () -> running("moderation"));
      ann.say("darn");
      assertThat(ann.await("direct_message").getString("message")).startsWith("Please mind");
    }
  }

  private static RwciClient enter(String name) {
    return RwciClient.connect(hub.http()).enter(name, RestClient.PASSWORD);
  }

  /** Starts a module anew, as soon as it is not about to be anyway. */
  private static HttpResponse<String> restart(String name) {
    AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
    Await.until(name + " can be started anew", () -> {
      answer.set(rest.send("POST", "/api/admin/modules/" + name + "/restart/", "", RestClient.bearer(admin)));
      return answer.get().statusCode() != 503;
    });
    return answer.get();
  }

  private static boolean running(String name) {
    return rest.list("/api/admin/modules/", admin).stream().map(JsonObject.class::cast)
        .anyMatch(module -> module.getString("name").equals(name) && module.getBoolean("running"));
  }

  private static JsonObject lines() throws IOException {
    JsonObject shipped = new JsonObject(Files.readString(Program.DISTRIBUTION.resolve("conf/hub.json")));
    shipped.getJsonArray("verticles")
        .add(module("broken", "broken.groovy")).add(module("asleep", "asleep.groovy"))
        .add(module("wayward", "wayward.groovy"))
        .add(module("moderation", "moderation.groovy").put("config", "moderation.json"))
        .add(module("irc", "irc/IrcBridge.java").put("config", "irc.json"));
    return shipped;
  }

  private static JsonObject module(String name, String source) {
    return new JsonObject().put("name", name).put("verticle", source);
  }

  private static JsonObject irc() {
    return new JsonObject().put("limits",
        new JsonObject().put("silenceSeconds", 60).put("longestDelaySeconds", 1));
  }

  private static void copyModules() throws IOException {
    Path from = Program.DISTRIBUTION.resolve("modules");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve("modules").resolve(from.relativize(file)));
      }
    }
  }
}
