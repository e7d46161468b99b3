package hubbub.bridge.protocol.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.conf.ConfFile;
import hubbub.testing.LocalHub;
import hubbub.testing.TerminalClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The listener of conf/bridge-compat.json for existing clients of the terminal, on a free port")
class CompatibleTerminalIT {
  @TempDir
  private Path folder;

  @Test
  void existingClient_findsItsProtocolAtTheRoot() {
    JsonObject bridge = LocalHub.allProtocols();
    bridge.getJsonArray("listeners").add(shipped());
    try (Wizards wizards = new Wizards(folder, Map.of("bridge", bridge))) {
      String token = wizards.token("ann");
      int port = wizards.hub().port("terminal");
      assertThat(port).isNotEqualTo(wizards.port());
      try (TerminalClient ann = TerminalClient.connect(port, "/")) {
        ann.send("command", new JsonObject().put("command", "id").put("clientId", 0));
        assertThat(ann.error().getString("message")).isEqualTo("Please authenticate first.");
        ann.send("authentication", new JsonObject().put("token", "wrong"));
        assertThat(ann.error().getString("message")).isNotBlank();
        ann.send("authentication", new JsonObject().put("token", token));
        assertThat(ann.next("authentication").getString("result")).isEqualTo("ok");
        JsonObject last = ann.whole("echo $((6 * 7)); echo problem >&2; exit 3");
        assertThat(last.getJsonObject("output").getString("stdout")).isEqualTo("42\n");
        assertThat(last.getJsonObject("output").getString("stderr")).isEqualTo("problem\n");
        assertThat(last.getInteger("exitCode")).isEqualTo(3);
        Wizards.end(ann);
      }
    }
  }

  private static JsonObject shipped() {
    JsonArray listeners = ConfFile.read(Path.of("conf/bridge-compat.json")).getJsonArray("listeners");
    JsonObject terminal = listeners.stream().map(JsonObject.class::cast)
        .filter(listener -> listener.getString("name").equals("terminal")).findFirst().orElseThrow();
    assertThat(terminal.getInteger("port")).isEqualTo(6969);
    assertThat(terminal.getJsonArray("routes")).hasSize(1);
    return terminal.put("port", 0);
  }
}
