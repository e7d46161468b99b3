package hubbub.store.embedded;

import hubbub.store.KeyValueStoreContract;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.store.Waiting;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKeyValuesTest extends KeyValueStoreContract {
  @TempDir
  private Path folder;

  @Override
  protected Store open() {
    return Waiting.await(Stores.open(vertx, new StoreConfig("embedded", folder)));
  }
}
