package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.store.Durability;
import hubbub.store.Journal;
import hubbub.store.Pending;
import hubbub.store.Store;
import hubbub.store.embedded.EmbeddedStore;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void end() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("Of the audit the newest lines stay, as many as are to be kept")
  void oldest_areDropped(@TempDir Path folder) {
    Store store = Await.result(EmbeddedStore.open(vertx, folder));
    Journal journal = store.journal("audit", Durability.EVERYSEC);
    Audit audit = new Audit(journal, Clock.systemUTC(), new Pending(), 1_500);
    Await.result(deeds(audit, 2_000));
    List<Journal.Line> kept = Await.result(journal.after("audit", 0, 10_000));
    assertThat(kept).hasSize(1_500);
    assertThat(kept.getFirst().seq()).isEqualTo(501);
    assertThat(kept.getLast().entry().toJsonObject()).contains(Map.entry("detail", "1999"));
    Await.result(store.close());
  }

  private Future<Void> deeds(Audit audit, int count) {
    Promise<Void> done = Promise.promise();
    vertx.runOnContext(go -> Future.join(IntStream.range(0, count)
        .mapToObj(i -> audit.deed("topic", "ann", "general", Integer.toString(i))).toList())
        .<Void>mapEmpty().onComplete(done));
    return done.future();
  }
}
