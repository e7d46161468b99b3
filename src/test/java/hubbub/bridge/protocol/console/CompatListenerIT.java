package hubbub.bridge.protocol.console;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.conf.ConfFile;
import hubbub.testing.ConsolePage;
import hubbub.testing.LocalHub;
import hubbub.testing.Processes;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listener that existing pages have built in, as {@code conf/bridge-compat.json} has it but for its port. */
class CompatListenerIT {
  private static final String NAME = "Please enter your username:";
  private static final String PROMPT = "Please enter your --#password:";

  @TempDir
  private Path folder;
  private LocalHub hub;

  @BeforeEach
  void start() {
    JsonObject bridge = ConfFile.read(Path.of("conf", "bridge-compat.json")).put("drainSeconds", 0);
    JsonArray listeners = new JsonArray(bridge.getJsonArray("listeners").stream().map(JsonObject.class::cast)
        .filter(listener -> listener.getString("name").matches("console|http"))
        .map(listener -> listener.put("port", 0)).toList());
    assertThat(listeners).hasSize(2);
    hub = LocalHub.in(folder, Map.of("bridge", bridge.put("listeners", listeners), "console", new JsonObject()
        .put("command", "/usr/bin/env HUBBUB_TEST=" + folder + " /bin/bash "
            + Path.of("src/test/resources/console/scripted.sh").toAbsolutePath())));
  }

  @AfterEach
  void stop() {
    hub.close();
    assertThat(Processes.marked("HUBBUB_TEST=" + folder + '\0')).isEmpty();
  }

  private ConsolePage page() {
    return ConsolePage.legacy(hub.port("console"), "/");
  }

  @Test
  @DisplayName("A legacy page makes an account, works at its console, is taken over from, and quits, word for word")
  void legacyPage_doesAll() {
    try (ConsolePage page = page(); ConsolePage second = page()) {
      page.send("Connected!").says("response", "Welcome! " + NAME);
      page.login("Fresh").says("response",
          "There is no user \"Fresh\" yet. Would you like to create a new user?");
      page.send("command", "what?\n").says("response", "Please answer yes or no:");
      page.send("command", "no\n").says("response", NAME);
      page.login("Fresh").hears("create a new user?");
      page.send("command", "Yes\n").says("response", PROMPT);
      page.password("pw").says("response", "Your new user has been created.").ready();
      page.send("{\"type\":\"command\",\"data\":\"look\\n\",\"x\":[1.0]}");
      assertThat(page.next()).isEqualTo("{\"type\":\"response\",\"data\":\"look\\n\",\"x\":[1.0]}");
      String file = "{\"type\":\"file\",\"data\":{\"name\":\"a\",\"content\":\"b\\n\"}}";
      assertThat(page.send(file).next()).isEqualTo(file);

      second.send("Connected!").says("response", "Welcome! " + NAME);
      second.login("fresh").hears("take over the connection?");
      second.send("command", "y\n").says("response", PROMPT);
      second.password("wrong").says("response", "Your username or password was incorrect. " + NAME);
      page.send("command", "still mine").says("response", "still mine");
      second.login("Fresh").hears("take over the connection?");
      second.send("command", "confirm\n").says("response", PROMPT);
      second.password("pw").ready();
      assertThat(page.end()).isEqualTo("close 4106 You are connected from elsewhere now.");

      second.run("say '{\"type\":\"password_request\",\"data\":\"Your new --#password:\"}'")
          .says("response", "Your new --#password:").password("other")
          .says("response", "Your password has been updated.");
      second.run("say '{\"type\":\"quit\",\"data\":\"\"}'; exit").says("response", "--#quit");
      assertThat(second.end()).startsWith("close 1000");
    }
    RwciClient.connect(hub.port("http")).enter("Fresh", "other").close();
  }

  @Test
  @DisplayName("At the same listener a page that says its version gets packets of all types")
  void standardPage_isServedThere() {
    try (ConsolePage page = page()) {
      page.send("{\"type\":\"login\",\"data\":\"Modern\",\"version\":2}");
      assertThat(page.hears("create a new user?").getString("type")).isEqualTo("confirmation");
      page.send("input", "yes").says("password_request", PROMPT);
      page.send("password", ConsolePage.hash("pw")).says("response", "Your new user has been created.");
    }
  }
}
