package hubbub.store.embedded;

import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What lanes, readers and the saver share: the tables, which are opened anew after a disk error has broken them. Lanes
 * hold the gate's read lock during a batch; whoever changes the tables holds its write lock.
 */
final class Shared {
  private final Path folder;
  private final ReadWriteLock gate = new ReentrantReadWriteLock();
  private volatile Tables tables;
  private volatile boolean broken;

  Shared(Path folder, Tables tables) {
    this.folder = folder;
    this.tables = tables;
  }

  Path folder() {
    return folder;
  }

  ReadWriteLock gate() {
    return gate;
  }

  Tables tables() {
    return tables;
  }

  /** Notes that the tables may hold half of a batch, and are to be opened anew. */
  void broken() {
    broken = true;
  }

  boolean isBroken() {
    return broken || !tables.open();
  }

  void renewed(Tables opened) {
    tables = opened;
    broken = false;
  }
}
