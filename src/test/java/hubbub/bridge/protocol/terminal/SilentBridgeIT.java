package hubbub.bridge.protocol.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.TerminalClient;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A bridge that hung so long that its viewers were taken to have left")
class SilentBridgeIT {
  private static final int BINARY = 2;

  @TempDir
  private Path folder;

  @Test
  void lostViewer_isToldAndEntersAgain() {
    try (Wizards wizards = new Wizards(folder, Map.of("terminal",
        new JsonObject().put("bridges", new JsonObject().put("silenceSeconds", 7))))) {
      String token = wizards.token("ann");
      TerminalClient ann = TerminalClient.enter(wizards.port(), token);
      long cat = ann.run("echo begun; cat");
      assertThat(ann.until(cat, "begun\n")).isEqualTo("begun\n");
      assertThat(wizards.viewers("ann")).isEqualTo(1);
      wizards.hub().hanging("bridge", () -> Await.until("it is taken for dead", () -> wizards.viewers("ann") == 0));
      ann.type(cat, "lost\n");
      JsonObject told = ann.next("notification");
      assertThat(told.getString("kind")).isEqualTo("session_closed");
      assertThat(told.getString("message")).contains("authenticate again");
      assertThat(ann.error().getString("message")).isEqualTo("This connection is not at the session any more.");
      ann.type(cat, "unheard\n");
      assertThat(ann.error().getString("message")).isEqualTo("Please authenticate first.");

      ann.send("authentication", new JsonObject().put("sessionToken", ann.sessionToken()));
      assertThat(ann.next("authentication").getString("result")).isEqualTo("ok");
      ann.type(cat, "here again\n");
      assertThat(ann.until(cat, "here again\n")).doesNotContain("lost", "unheard");
      ann.update(cat, "stdin", new JsonObject().put("end", true));
      assertThat(ann.whole(cat).getInteger("exitCode")).isZero();
      Wizards.end(ann);
    }
  }

  @Test
  void lostShell_isClosed() {
    try (Wizards wizards = new Wizards(folder, Map.of("terminal",
        new JsonObject().put("bridges", new JsonObject().put("silenceSeconds", 7))));
        WebSocketWire shell = WebSocketWire.open(wizards.port(), "/terminal/pty",
            "Authorization: Token " + wizards.token("ann"))) {
      shell.received().next();
      wizards.hub().hanging("bridge", () -> Await.until("it is taken for dead", () -> wizards.viewers("ann") == 0));
      shell.frame(BINARY, true, (byte) 'x');
      assertThat(shell.received().awaitEnd()).startsWith("close 1011");
    }
  }
}
