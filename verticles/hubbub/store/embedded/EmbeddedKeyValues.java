package hubbub.store.embedded;

import hubbub.contract.Fault;
import hubbub.store.Bounds;
import hubbub.store.Entry;
import hubbub.store.KeyValueStore;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.Cursor;

/** Values of one namespace in the tables. Reads run on a worker thread, writes in the namespace's lane. */
final class EmbeddedKeyValues implements KeyValueStore {
  private static final int SWEEP = 1_000;

  private final Namespace namespace;
  private final InstantSource clock;

  EmbeddedKeyValues(Namespace namespace, InstantSource clock) {
    this.namespace = namespace;
    this.clock = clock;
  }

  @Override
  public Future<Optional<Entry>> get(String key) {
    try {
      Bounds.key(key);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return namespace.read(tables -> live(tables.value(namespace.key(key))).map(stored -> entry(key, stored)));
  }

  @Override
  public Future<Boolean> commit(List<Write> writes) {
    Prepared prepared;
    try {
      prepared = prepare(writes);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    return namespace.lane().submit(prepared.bytes, batch -> {
      if (!holds(batch, writes)) {
        return false;
      }
      change(batch, prepared.cells);
      return true;
    });
  }

  @Override
  public Future<List<Entry>> scan(String prefix, String after, int limit) {
    try {
      Bounds.limit(limit);
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
    byte[] begin = namespace.key(prefix);
    byte[] behind = namespace.key(after);
    byte[] from = Arrays.compareUnsigned(behind, begin) > 0 ? behind : begin;
    return namespace.read(tables -> {
      List<Entry> found = new ArrayList<>();
      Cursor<byte[], Stored> cursor = namespace.steady(() -> tables.valuesFrom(from));
      while (found.size() < limit && cursor.hasNext()) {
        byte[] key = cursor.next();
        if (!Keys.startsWith(key, begin)) {
          break;
        }
        if (Arrays.compareUnsigned(key, behind) > 0 && !cursor.getValue().expired(clock.millis())) {
          found.add(entry(Keys.text(namespace.prefix(), key), cursor.getValue()));
        }
      }
      return List.copyOf(found);
    });
  }

  /** Tells, in the lane, whether all keys have the versions expected. */
  boolean holds(Batch batch, List<? extends Write> writes) {
    for (Write write : writes) {
      if (write.expected() != Write.ANY) {
        long version = live(batch.value(namespace.key(write.key()))).map(Stored::version).orElse(Write.ABSENT);
        if (version != write.expected()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Removes some expired keys; completes with whether more may be left. */
  Future<Boolean> sweep() {
    return namespace.lane().submit(0, batch -> {
      List<Change.Cell> cells = new ArrayList<>();
      Cursor<byte[], byte[]> cursor = batch.tables().expiriesFrom(namespace.prefix());
      int seen = 0;
      while (seen < SWEEP && cursor.hasNext()) {
        byte[] indexed = cursor.next();
        if (!Keys.startsWith(indexed, namespace.prefix()) || Keys.expiryTime(indexed) > clock.millis()) {
          break;
        }
        seen++;
        byte[] key = Keys.expiringKey(indexed);
        boolean stands = batch.tables().value(key).filter(at -> at.expiresAt() == Keys.expiryTime(indexed)).isPresent();
        if (!stands) {
          batch.tables().dropExpiry(indexed);
        } else if (batch.value(key).filter(stored -> stored.expired(clock.millis())).isPresent()) {
          cells.add(new Change.Cell.Delete(key));
        }
      }
      change(batch, cells);
      return seen == SWEEP;
    });
  }

  private void change(Batch batch, List<Change.Cell> cells) {
    if (cells.isEmpty()) {
      return;
    }
    long version = batch.nextNumber();
    batch.record(new Change.Commit(version, cells));
    for (Change.Cell cell : cells) {
      batch.expect(cell.key(), switch (cell) {
        case Change.Cell.Put put -> Optional.of(new Stored(version, put.expiresAt(), put.value()));
        case Change.Cell.Delete delete -> Optional.empty();
      });
    }
  }

  private Prepared prepare(List<Write> writes) {
    int bytes = Bounds.commit(writes);
    List<Change.Cell> cells = new ArrayList<>(writes.size());
    for (Write write : writes) {
      switch (write) {
        case Write.Put put ->
          cells.add(new Change.Cell.Put(namespace.key(put.key()), put.expiresAt(), put.value().getBytes()));
        case Write.Delete delete -> cells.add(new Change.Cell.Delete(namespace.key(delete.key())));
        case Write.Check check -> { }
      }
    }
    return new Prepared(cells, bytes);
  }

  private Optional<Stored> live(Optional<Stored> stored) {
    return stored.filter(found -> !found.expired(clock.millis()));
  }

  private static Entry entry(String key, Stored stored) {
    return new Entry(key, Buffer.buffer(stored.value()), stored.version(), stored.expiresAt());
  }

  private record Prepared(List<Change.Cell> cells, int bytes) {}
}
