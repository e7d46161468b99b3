package hubbub.store.embedded;

import hubbub.store.KeyValueStoreContract;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.testing.Await;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKeyValuesTest extends KeyValueStoreContract {
  @TempDir
  private Path folder;

  @Override
  protected Store open() {
    return Await.result(Stores.open(vertx, StoreConfig.embedded(folder)));
  }
}
