package hubbub.testing;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Durability;
import hubbub.store.Entry;
import hubbub.store.Fence;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.Store;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A store whose writes fail while it is switched off. */
public final class SwitchStore implements Store {
  private final Store store;
  private final AtomicBoolean off;

  /** Makes a store whose writes fail while {@code off} is true. */
  public SwitchStore(Store store, AtomicBoolean off) {
    this.store = store;
    this.off = off;
  }

  @Override
  public KeyValueStore keyValues(String namespace, Durability durability) {
    return new Values(store.keyValues(namespace, durability));
  }

  @Override
  public Journal journal(String namespace, Durability durability) {
    return new Streams(store.journal(namespace, durability));
  }

  @Override
  public boolean healthy() {
    return store.healthy();
  }

  @Override
  public Future<Void> lost() {
    return store.lost();
  }

  @Override
  public Optional<Fence> fence() {
    return store.fence();
  }

  @Override
  public Future<Void> close() {
    return store.close();
  }

  private <T> Future<T> write(Supplier<Future<T>> write) {
    return off.get() ? Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE)) : write.get();
  }

  private final class Values implements KeyValueStore {
    private final KeyValueStore values;

    private Values(KeyValueStore values) {
      this.values = values;
    }

    @Override
    public Future<Optional<Entry>> get(String key) {
      return values.get(key);
    }

    @Override
    public Future<Boolean> commit(List<Write> writes) {
      return write(() -> values.commit(writes));
    }

    @Override
    public Future<List<Entry>> scan(String prefix, String after, int limit) {
      return values.scan(prefix, after, limit);
    }
  }

  private final class Streams implements Journal {
    private final Journal journal;

    private Streams(Journal journal) {
      this.journal = journal;
    }

    @Override
    public Future<Long> append(String stream, Buffer entry) {
      return write(() -> journal.append(stream, entry));
    }

    @Override
    public Future<OptionalLong> appendIf(String stream, Buffer entry, List<Write.Check> checks) {
      return write(() -> journal.appendIf(stream, entry, checks));
    }

    @Override
    public Future<List<Line>> after(String stream, long after, int limit) {
      return journal.after(stream, after, limit);
    }

    @Override
    public Future<List<Line>> before(String stream, long before, int limit) {
      return journal.before(stream, before, limit);
    }

    @Override
    public Future<Long> last(String stream) {
      return journal.last(stream);
    }

    @Override
    public Future<Void> trim(String stream, long upTo) {
      return write(() -> journal.trim(stream, upTo));
    }

    @Override
    public Future<Void> drop(String stream) {
      return write(() -> journal.drop(stream));
    }
  }
}
