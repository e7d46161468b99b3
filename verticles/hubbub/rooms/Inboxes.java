package hubbub.rooms;

import hubbub.bus.Lane;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Fields;
import hubbub.contract.rooms.Direct;
import hubbub.store.Entry;
import hubbub.store.KeyValueStore;
import hubbub.store.Pending;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Direct messages that wait for accounts that are not connected. What concerns one recipient is done in order, so that
 * a message is either counted when its recipient enters, or finds the recipient connected.
 */
final class Inboxes {
  private final KeyValueStore store;
  private final RoomsConfig.InboxRules rules;
  private final Pending pending;
  private final Map<String, Turns> lanes = new HashMap<>();
  private long newest;

  Inboxes(KeyValueStore store, RoomsConfig.InboxRules rules, Pending pending) {
    this.store = store;
    this.rules = rules;
    this.pending = pending;
  }

  /** Does something about a recipient in its turn; nothing else about the same one is done meanwhile. */
  <T> Future<T> inTurn(String person, Supplier<Future<T>> step) {
    Turns turns = lanes.computeIfAbsent(person, key -> new Turns());
    turns.waiting++;
    return turns.lane.hold(step).onComplete(done -> {
      if (--turns.waiting == 0) {
        lanes.remove(person, turns);
      }
    });
  }

  /** Keeps a message; to be called in the recipient's turn. Fails with INBOX_FULL. */
  Future<Void> keep(String person, String from, String text, long at) {
    return entries(person).compose(waiting -> {
      if (waiting.size() >= rules.messages()) {
        return Future.failedFuture(new Fault(ErrorCode.INBOX_FULL));
      }
      // Numbers follow the clock, so that one is never used again, even after the inbox was emptied and a restart.
      newest = Math.max(newest + 1, at);
      if (!waiting.isEmpty()) {
        newest = Math.max(newest, number(person, waiting.getLast()) + 1);
      }
      JsonObject message = new JsonObject().put("from", from).put("text", text).put("at", at);
      return pending.count(store.commit(List.of(Write.put(key(person, newest), message.toBuffer())
          .expiringAt(at + rules.kept().toMillis())))).mapEmpty();
    });
  }

  /** Returns how many messages wait. */
  Future<Integer> count(String person) {
    return inTurn(person, () -> entries(person).map(List::size));
  }

  /** Returns what waits, oldest first. */
  Future<List<Direct>> read(String person) {
    return inTurn(person, () -> entries(person)
        .map(waiting -> waiting.stream().map(entry -> message(person, entry)).toList()));
  }

  /** Forgets what waited up to a number. */
  Future<Void> forget(String person, long upTo) {
    return inTurn(person, () -> entries(person).compose(waiting -> {
      List<Write> gone = waiting.stream().filter(entry -> number(person, entry) <= upTo)
          .map(entry -> (Write) Write.delete(entry.key())).toList();
      return gone.isEmpty() ? Future.succeededFuture() : pending.count(store.commit(gone)).mapEmpty();
    }));
  }

  private Future<List<Entry>> entries(String person) {
    return store.scan(prefix(person), "", rules.messages());
  }

  // A name has no control characters, so no person's prefix begins another's.
  private static String prefix(String person) {
    return person + "\n";
  }

  private static String key(String person, long number) {
    return prefix(person) + "%019d".formatted(number);
  }

  private static long number(String person, Entry entry) {
    return Long.parseLong(entry.key().substring(prefix(person).length()));
  }

  private static Direct message(String person, Entry entry) {
    Fields fields = new Fields(entry.value().toJsonObject());
    return new Direct(number(person, entry), fields.text("from"), fields.text("text"), fields.whole("at"));
  }

  private static final class Turns {
    private final Lane lane = new Lane();
    private int waiting;
  }
}
