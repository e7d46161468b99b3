package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.store.Durability;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.testing.Await;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredKeysTest {
  private static final long DAY = 86_400_000L;

  @TempDir
  private Path folder;
  private Vertx vertx;
  private Store store;

  @BeforeEach
  void openStore() {
    vertx = Vertx.vertx();
    store = Await.result(Stores.open(vertx, StoreConfig.embedded(folder)));
  }

  @AfterEach
  void closeStore() {
    Await.result(store.close());
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("Whoever has the store next signs with the same key, which rotates as one in a file does.")
  void nextOwner_hasTheSameKeys() {
    List<SigningKey> made = open(0, 30 * DAY);

    assertThat(open(1, 30 * DAY)).isEqualTo(made).hasSize(1);
    List<SigningKey> both = open(30 * DAY, 30 * DAY);
    assertThat(both).hasSize(2).startsWith(made.getFirst());
    assertThat(open(31 * DAY + 1, 30 * DAY)).containsExactly(both.getLast());
  }

  @Test
  @DisplayName("Damaged keys are told without what was read of them, and are left as they are.")
  void damaged_told() {
    Buffer damaged = Buffer.buffer("{\"keys\":[{\"kid\":\"a\",\"secret\":\"swordfish\"}]}");
    Await.result(store.keyValues("keys", Durability.ALWAYS).put("keys", damaged));

    assertThat(Await.failure(new StoredKeys(store).open(0, DAY, 0))).hasMessageContaining("are damaged")
        .hasMessageContaining("backup").hasNoCause().message().doesNotContain("swordfish");
    assertThat(Await.result(store.keyValues("keys", Durability.ALWAYS).get("keys")).orElseThrow().value())
        .isEqualTo(damaged);
  }

  private List<SigningKey> open(long now, long rotateAfter) {
    return Await.result(new StoredKeys(store).open(now, DAY, rotateAfter));
  }
}
