package hubbub.store.embedded;

import hubbub.store.Durability;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a lane decides in one go: the tables as they will be, and the records that lead there. Used by the lane's
 * thread only.
 */
final class Batch {
  private final int lane;
  private final RecordBuffer records = new RecordBuffer();
  private final List<Change> changes = new ArrayList<>();
  private final Map<ByteBuffer, Optional<Stored>> pending = new HashMap<>();
  private Tables tables;
  private long last;
  private long synced;
  private long epoch;

  /** Makes the batches of a lane. */
  Batch(Durability durability) {
    this.lane = durability.ordinal();
  }

  /** Begins a batch whose first record follows one of this number. */
  void begin(Tables current, long lastNumber, long syncedNumber) {
    tables = current;
    last = lastNumber;
    synced = syncedNumber;
    records.clear();
    changes.clear();
    pending.clear();
  }

  Tables tables() {
    return tables;
  }

  RecordBuffer records() {
    return records;
  }

  /** Returns the number the next record gets. */
  long nextNumber() {
    return last + 1;
  }

  /** Returns an id that nothing ever had: a record's number, told apart from the same number in the other log. */
  long freshId() {
    return nextNumber() * Durability.values().length + lane;
  }

  /** Returns the number of the newest record. */
  long last() {
    return last;
  }

  boolean empty() {
    return changes.isEmpty();
  }

  /** Returns a number that changes when a batch has failed and what was remembered of the tables may be wrong. */
  long epoch() {
    return epoch;
  }

  void failed() {
    epoch++;
  }

  /** Records a change. */
  void record(Change change) {
    records.begin(last + 1, synced);
    try {
      change.write(records);
    } catch (RuntimeException | Error problem) {
      records.cancel();
      throw problem;
    }
    records.end();
    last++;
    changes.add(change);
  }

  /** Returns the value of a key as it will be. */
  Optional<Stored> value(byte[] key) {
    Optional<Stored> waiting = pending.isEmpty() ? null : pending.get(ByteBuffer.wrap(key));
    return waiting != null ? waiting : tables.value(key);
  }

  /** Remembers the value a key will have. */
  void expect(byte[] key, Optional<Stored> value) {
    pending.put(ByteBuffer.wrap(key), value);
  }

  void apply() {
    for (int i = 0; i < changes.size(); i++) {
      changes.get(i).apply(tables);
    }
  }
}
