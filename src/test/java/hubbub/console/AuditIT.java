package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Health;
import hubbub.contract.console.ConsoleApi;
import hubbub.store.Durability;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.testing.Await;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("The audit says who sat down, took over, watched and sent what, but no password and no file's content")
  void audit_tellsAll() {
    try (ConsoleServer server = ConsoleServer.in(folder)) {
      Sitting ann = server.sit(ConsoleServer.ANN);
      ann.type("{\"type\":\"command\",\"data\":\"say hello\"}");
      ann.type("{\"type\":\"password\",\"data\":\"swordfish\"}");
      ann.type("{\"type\":\"file\",\"data\":{\"action\":\"save\",\"name\":\"a.txt\",\"content\":\"herring \u00e9\"}}");
      ann.type("{\"type\":\"input\",\"data\":\"" + "\ud83d\ude00".repeat(2_000) + "\"}");
      ann.type("{\"type\":\"odd\",\"data\":{\"x\":1}}");
      Sitting next = Sitting.at(server, server.takeOver(ConsoleServer.ANN));
      Sitting.spy(server, server.spying("Ann"), true);
      String token = next.told("echo $HUBBUB_TOKEN");
      next.leave(false);
      server.stop();

      List<JsonObject> lines = audit(server);
      assertThat(lines).extracting(line -> line.getString("verb")).containsExactly(
          "started", "sent", "sent", "sent", "sent", "taken over", "watched", "sent", "ended ended");
      assertThat(lines).allMatch(line -> line.getString("person").equals("Ann"))
          .allMatch(line -> line.getString("console").equals(ann.console()));
      assertThat(lines.get(0).getString("user")).isNotEmpty();
      assertThat(lines.get(1).getString("text")).isEqualTo("say hello");
      assertThat(lines.get(2).getString("name")).isEqualTo("a.txt");
      assertThat(lines.get(2).getInteger("bytes")).isEqualTo(10);
      assertThat(lines.get(3).getString("text")).isEqualTo("\ud83d\ude00".repeat(512));
      assertThat(lines.get(4).getString("text")).contains("\"x\":1");
      assertThat(lines.get(6).getString("actor")).isEqualTo("admin");
      assertThat(lines.toString()).doesNotContain("swordfish", "herring", token);
      server.deploy();
    }
  }

  @Test
  @DisplayName("Where the start cannot be noted there is no console and no process, and the health says why")
  void brokenStore_startsNothing() {
    try (ConsoleServer server = ConsoleServer.in(folder)) {
      server.storeOff.set(true);
      server.refused(ConsoleApi.ATTACH, server.request(ConsoleServer.ANN), ErrorCode.UNAVAILABLE);
      assertThat(server.consoles(ConsoleServer.ROOT)).isEmpty();
      Await.until("its processes are gone", () -> server.processes().isEmpty());
      assertThat(server.ask(Health.of("console"), Done.DONE).ready()).isFalse();

      server.storeOff.set(false);
      server.sit(ConsoleServer.ANN);
      assertThat(server.ask(Health.of("console"), Done.DONE)).isEqualTo(Health.READY);
    }
  }

  private List<JsonObject> audit(ConsoleServer server) {
    StoreConfig config = StoreConfig.embedded(folder.resolve("store"));
    Store store = Await.result(Stores.open(server.vertx, config));
    var journal = store.journal(Audit.STREAM, Durability.EVERYSEC);
    List<JsonObject> lines = Await.result(journal.after(Audit.STREAM, 0, 100)).stream()
        .map(line -> line.entry().toJsonObject()).toList();
    Await.result(store.close());
    return lines;
  }
}
