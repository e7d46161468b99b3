package hubbub.rooms;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Entry;
import hubbub.store.KeyValueStore;
import hubbub.store.Pending;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The stored records of all rooms. A change counts in memory once it is stored. What is left of a room that was ended
 * is its log, under an obituary until that is gone too, so that a crash in between leaves nothing behind.
 */
final class RoomRecords {
  private static final int PAGE = 1_000;
  private static final String ROOM = "room/";
  private static final String ENDED = "ended/";

  private final KeyValueStore store;
  private final Pending pending;

  RoomRecords(KeyValueStore store, Pending pending) {
    this.store = store;
    this.pending = pending;
  }

  /** Stores a room that is made now. */
  Future<Void> make(String key, RoomRecord record) {
    return commit(List.of(Write.put(ROOM + key, record.written())));
  }

  /** Stores a change of a record in its turn; a change that changes nothing is not written. */
  Future<RoomRecord> change(Rooms rooms, Room room, UnaryOperator<RoomRecord> change) {
    return room.lane().hold(() -> store(rooms, room, change.apply(room.record())));
  }

  /** Stores a record for a room whose lane is held. */
  Future<RoomRecord> store(Rooms rooms, Room room, RoomRecord next) {
    if (!rooms.has(room)) {
      return Future.failedFuture(new Fault(ErrorCode.NO_SUCH_ROOM));
    }
    if (next.equals(room.record())) {
      return Future.succeededFuture(next);
    }
    return commit(List.of(Write.put(ROOM + room.key(), next.written()))).map(stored -> {
      rooms.update(room, next);
      return next;
    });
  }

  /** Removes a room and remembers that its log is to go. */
  Future<Void> end(Room room) {
    return commit(List.of(Write.delete(ROOM + room.key()), Write.put(ENDED + room.epoch(), Buffer.buffer("{}"))));
  }

  /** Forgets a room's end, after its log is gone. */
  Future<Void> forget(String epoch) {
    return commit(List.of(Write.delete(ENDED + epoch)));
  }

  /** Changes nothing, but shows whether the store takes writes again. */
  Future<Void> probe() {
    return commit(List.of(Write.delete("probe")));
  }

  /** Reads every room, and completes after the last. */
  Future<Void> rooms(Consumer<Stored> reader) {
    return entries(ROOM, "", entry -> reader.accept(
        new Stored(entry.key().substring(ROOM.length()), RoomRecord.read(entry.value()))));
  }

  /** Reads the epochs of the rooms whose logs are to go. */
  Future<List<String>> ended() {
    List<String> epochs = new ArrayList<>();
    return entries(ENDED, "", entry -> epochs.add(entry.key().substring(ENDED.length()))).map(epochs);
  }

  private Future<Void> entries(String prefix, String after, Consumer<Entry> reader) {
    return store.scan(prefix, after, PAGE).compose(found -> {
      found.forEach(reader);
      return found.size() < PAGE ? Future.succeededFuture() : entries(prefix, found.getLast().key(), reader);
    });
  }

  private Future<Void> commit(List<Write> writes) {
    return pending.count(store.commit(writes)).mapEmpty();
  }

  /**
   * A room as it was stored.
   *
   * @param key the room's key
   * @param record what was stored
   */
  record Stored(String key, RoomRecord record) {}
}
