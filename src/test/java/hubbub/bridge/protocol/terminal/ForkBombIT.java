package hubbub.bridge.protocol.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hubbub.testing.Await;
import hubbub.testing.OsAccount;
import hubbub.testing.TerminalClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A fork bomb over a real socket, as a user of the operating system that is made for the test")
class ForkBombIT {
  private static final int MOST = 60;

  @TempDir
  private Path folder;
  private OsAccount account;
  private Wizards wizards;

  @BeforeEach
  void start() {
    assumeTrue(OsAccount.possible(), "only root can make users");
    account = OsAccount.make();
    JsonObject rule = new JsonObject().put("account", "mallory").put("user", account.name());
    wizards = new Wizards(folder.resolve("data"), Map.of("terminal", new JsonObject()
        .put("users", new JsonArray().add(rule)).put("processes", new JsonObject().put("count", MOST))));
  }

  @AfterEach
  void stop() {
    if (account != null) {
      wizards.close();
      account.close();
    }
  }

  private List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().user().equals(Optional.of(account.name()))).toList();
  }

  @Test
  void bomb_isHeldWhileOthersAreServedAndLeavesNothing() {
    String token = wizards.token("ann");
    try (TerminalClient mallory = TerminalClient.enter(wizards.port(), wizards.token("mallory"));
        TerminalClient ann = TerminalClient.enter(wizards.port(), token)) {
      assertThat(mallory.whole("id -un; ulimit -u").getJsonObject("output").getString("stdout"))
          .isEqualTo(account.name() + "\n" + MOST + "\n");
      long bomb = mallory.run("echo begun; b() { b | b & b; }; b");
      Await.until("it cannot grow any more",
          () -> mallory.said(bomb).contains("Resource temporarily unavailable"));
      for (int i = 0; i < 10; i++) {
        assertThat(ann.whole("echo $((" + i + " + 1))").getJsonObject("output").getString("stdout"))
            .isEqualTo(i + 1 + "\n");
        assertThat(processes()).hasSizeLessThanOrEqualTo(MOST);
      }
      assertThat(wizards.rest().list("/api/users/", token)).hasSizeGreaterThanOrEqualTo(2);
      assertThat(mallory.ended(bomb)).isFalse();
      mallory.send("session", new JsonObject().put("type", "end"));
      assertThat(mallory.next("session").getString("result")).isEqualTo("ok");
      Await.until("nothing of it is left", () -> processes().isEmpty());
      Wizards.end(ann);
    }
  }
}
