package hubbub.store.embedded;

import hubbub.store.JournalContract;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.testing.Await;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedJournalTest extends JournalContract {
  @TempDir
  private Path folder;

  @Override
  protected Store open() {
    return Await.result(Stores.whole(vertx, StoreConfig.embedded(folder)));
  }
}
