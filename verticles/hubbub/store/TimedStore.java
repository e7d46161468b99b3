package hubbub.store;

import hubbub.watch.Durations;
import hubbub.watch.Level;
import hubbub.watch.Meters;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A store of either kind that tells the figures of the node how long it takes and how much is on its way. */
final class TimedStore implements Store {
  private final Store store;
  private final Level pending;
  private final Durations appends;
  private final Durations commits;
  private final Durations reads;

  TimedStore(Store store, Meters meters, String name) {
    this.store = store;
    this.pending = meters.level("hub_store_pending", "Reads and writes on their way to a store.", "store", name);
    this.appends = durations(meters, name, "append");
    this.commits = durations(meters, name, "commit");
    this.reads = durations(meters, name, "read");
  }

  @Override
  public KeyValueStore keyValues(String namespace, Durability durability) {
    return new Values(store.keyValues(namespace, durability));
  }

  @Override
  public Journal journal(String namespace, Durability durability) {
    return new Lines(store.journal(namespace, durability));
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
    pending.close();
    return store.close();
  }

  private static Durations durations(Meters meters, String name, String operation) {
    return meters.durations("hub_store_seconds", "How long a store took, until what was written lasts.",
        "store", name, "operation", operation);
  }

  private <T> Future<T> timed(Durations taken, Supplier<Future<T>> operation) {
    long start = System.nanoTime();
    pending.add(1);
    return operation.get().onComplete(done -> {
      pending.add(-1);
      taken.since(start);
    });
  }

  private final class Values implements KeyValueStore {
    private final KeyValueStore values;

    Values(KeyValueStore values) {
      this.values = values;
    }

    @Override
    public Future<Optional<Entry>> get(String key) {
      return timed(reads, () -> values.get(key));
    }

    @Override
    public Future<Boolean> commit(List<Write> writes) {
      return timed(commits, () -> values.commit(writes));
    }

    @Override
    public Future<List<Entry>> scan(String prefix, String after, int limit) {
      return timed(reads, () -> values.scan(prefix, after, limit));
    }
  }

  private final class Lines implements Journal {
    private final Journal journal;

    Lines(Journal journal) {
      this.journal = journal;
    }

    @Override
    public Future<Long> append(String stream, Buffer entry) {
      return timed(appends, () -> journal.append(stream, entry));
    }

    @Override
    public Future<OptionalLong> appendIf(String stream, Buffer entry, List<Write.Check> checks) {
      return timed(appends, () -> journal.appendIf(stream, entry, checks));
    }

    @Override
    public Future<List<Line>> after(String stream, long after, int limit) {
      return timed(reads, () -> journal.after(stream, after, limit));
    }

    @Override
    public Future<List<Line>> before(String stream, long before, int limit) {
      return timed(reads, () -> journal.before(stream, before, limit));
    }

    @Override
    public Future<Long> last(String stream) {
      return timed(reads, () -> journal.last(stream));
    }

    @Override
    public Future<Void> trim(String stream, long upTo) {
      return timed(commits, () -> journal.trim(stream, upTo));
    }

    @Override
    public Future<Void> drop(String stream) {
      return timed(commits, () -> journal.drop(stream));
    }
  }
}
