package hubbub.matches;

import hubbub.contract.matches.Result;
import hubbub.store.Entry;
import hubbub.store.KeyValueStore;
import hubbub.store.Pending;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is stored of matches and players: the matches that are not over, the next number, ratings, and which rooms are
 * to be closed when. The end of a match is one commit of all that it changes.
 */
final class MatchRecords {
  private static final int PAGE = 1_000;
  private static final String MATCH = "match/";
  private static final String PLAYER = "player/";
  private static final String ROOM = "room/";
  private static final String NEXT = "next";

  private final KeyValueStore store;
  private final Pending pending;
  private long next = 1;

  MatchRecords(KeyValueStore store, Pending pending) {
    this.store = store;
    this.pending = pending;
  }

  /** Reads everything, and completes after the last. */
  Future<Void> load(Consumer<MatchRecord> matches, Consumer<Rating> ratings, Consumer<RoomEnd> rooms) {
    return store.get(NEXT)
        .compose(found -> {
          found.ifPresent(entry -> next = entry.value().toJsonObject().getLong(NEXT));
          return entries(MATCH, "", entry -> matches.accept(MatchRecord.read(entry.value())));
        })
        .compose(read -> entries(PLAYER, "", entry -> ratings.accept(Rating.read(entry.value()))))
        .compose(read -> entries(ROOM, "", entry -> rooms.accept(RoomEnd.read(entry.value()))));
  }

  /** Returns a number that was never given. */
  long number() {
    return next++;
  }

  /** Stores a match that is made now, with the number that comes after it. */
  Future<Void> make(MatchRecord record) {
    return commit(List.of(put(record), Write.put(NEXT, new JsonObject().put(NEXT, next).toBuffer())));
  }

  /** Stores a change of a match, which counts then. */
  Future<Void> change(LiveMatch match, MatchRecord record) {
    return commit(List.of(put(record))).onSuccess(stored -> match.record(record));
  }

  /** Stores the end of a match with its result and both ratings; its room ends later. */
  Future<Void> complete(Result result, List<RoomEnd> rooms) {
    List<Write> writes = new ArrayList<>(Results.writes(result));
    Ratings.after(result).forEach(rating -> writes.add(Write.put(PLAYER + rating.name().key(), rating.written())));
    return end(result.id(), rooms, writes);
  }

  /** Stores the end of a match that has no result. */
  Future<Void> drop(long id, List<RoomEnd> rooms) {
    return end(id, rooms, new ArrayList<>());
  }

  /** Forgets a room that is closed. */
  Future<Void> closed(RoomEnd room) {
    return commit(List.of(Write.delete(ROOM + room.match())));
  }

  /** Looks whether a store that did not take writes takes them again. */
  void probe() {
    if (pending.failing()) {
      commit(List.of(Write.delete("probe")));
    }
  }

  private Future<Void> end(long id, List<RoomEnd> rooms, List<Write> writes) {
    writes.add(Write.delete(MATCH + id));
    rooms.forEach(room -> writes.add(Write.put(ROOM + room.match(), room.written())));
    return commit(writes);
  }

  private static Write put(MatchRecord record) {
    return Write.put(MATCH + record.id(), record.written());
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
   * A room that is to be closed.
   *
   * @param match the number of its match
   * @param at when, in milliseconds since the epoch
   */
  record RoomEnd(long match, long at) {
    static RoomEnd read(Buffer stored) {
      JsonObject json = stored.toJsonObject();
      return new RoomEnd(json.getLong("match"), json.getLong("at"));
    }

    Buffer written() {
      return new JsonObject().put("match", match).put("at", at).toBuffer();
    }
  }
}
