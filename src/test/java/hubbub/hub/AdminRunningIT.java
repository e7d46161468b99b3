package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.auth.Principal;
import hubbub.testing.Await;
import hubbub.testing.ConsolePage;
import hubbub.testing.LocalHub;
import hubbub.testing.RestClient;
import hubbub.testing.TerminalClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs for people, as an administrator sees and ends it over REST. */
class AdminRunningIT {
  private static final Path SCRIPT = Path.of("src/test/resources/console/scripted.sh").toAbsolutePath();

  @TempDir
  private Path folder;
  private LocalHub hub;
  private RestClient rest;
  private String admin;

  @BeforeEach
  void start() {
    hub = LocalHub.in(folder, Map.of("console", new JsonObject().put("command", "/bin/bash " + SCRIPT)));
    rest = new RestClient(hub.port("http"));
    admin = account("boss", Principal.ADMIN);
  }

  @AfterEach
  void stop() {
    rest.close();
    hub.close();
  }

  @Test
  @DisplayName("A terminal session is seen with what runs in it, and ended, which its owner hears and the audit has")
  void terminal_isEnded() {
    try (TerminalClient ann = TerminalClient.enter(hub.port("http"), account("ann", Principal.WIZARD))) {
      ann.run("sleep 1000");
      Await.until("the command runs", () -> list("terminals").size() == 1
          && list("terminals").getJsonObject(0).getInteger("running") == 1);
      JsonObject session = list("terminals").getJsonObject(0);
      assertThat(session.getString("person")).isEqualTo("ann");
      Await.until("its two terminals are counted", () -> figure("hub_ptys") == 2 && figure("hub_terminals") == 1);
      end("terminals/" + session.getString("session"));
      Await.until("it is gone", () -> list("terminals").isEmpty());
      Await.until("the audit has it", () -> entries("terminal", session.getString("session")).stream()
          .anyMatch(entry -> entry.getString("actor").equals("boss")));
      Await.until("nothing of it is counted", () -> figure("hub_ptys") == 0 && figure("hub_terminals") == 0);
    }
  }

  @Test
  @DisplayName("A console is seen and ended, which its page hears and the audit has")
  void console_isEnded() {
    account("ben", Principal.USER);
    try (ConsolePage ben = ConsolePage.connect(hub.port("http"))) {
      ben.enter("ben", RestClient.PASSWORD);
      Await.until("it runs", () -> list("consoles").size() == 1
          && list("consoles").getJsonObject(0).getBoolean("running"));
      JsonObject console = list("consoles").getJsonObject(0);
      assertThat(console.getString("person")).isEqualTo("ben");
      Await.until("it is counted", () -> figure("hub_consoles") == 1);
      end("consoles/" + console.getString("console"));
      assertThat(ben.end()).isNotEmpty();
      Await.until("it is gone", () -> list("consoles").isEmpty());
      Await.until("the audit has it", () -> entries("console", console.getString("console")).stream()
          .anyMatch(entry -> entry.getString("actor").equals("boss")));
    }
  }

  private String account(String name, String role) {
    rest.signUp(name);
    hub.roles(name, role);
    return rest.token(name, RestClient.PASSWORD);
  }

  private JsonArray list(String what) {
    return rest.list("/api/admin/" + what + "/", admin);
  }

  private void end(String what) {
    RestClient.expect(204, rest.send("DELETE", "/api/admin/" + what + "/", "", RestClient.bearer(admin)));
  }

  private List<JsonObject> entries(String noun, String text) {
    return rest.object("/api/admin/audit/?of=" + noun + "&text=" + text, admin).getJsonArray("lines").stream()
        .map(line -> ((JsonObject) line).getJsonObject("entry")).filter(entry -> entry.containsKey("actor")).toList();
  }

  private long figure(String name) {
    JsonObject node = rest.object("/api/admin/figures/", admin).getJsonArray("nodes").getJsonObject(0);
    return node.getJsonObject("figures").getJsonArray("meters").stream().map(JsonObject.class::cast)
        .filter(meter -> meter.getString("name").equals(name)).findFirst()
        .map(meter -> meter.getLong("value")).orElse(-1L);
  }
}
