package hubbub.rooms;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Show;
import hubbub.store.Entry;
import hubbub.store.KeyValueStore;
import hubbub.store.Pending;
import hubbub.store.Write;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people let others see of what they do. Only what differs from the default is stored, and kept in memory. */
final class Shown {
  /** What can be shown. */
  static final Set<String> KINDS = Set.of("match", "terminal", "console");
  /** What is shown if a person has not chosen otherwise: lists of matches are open to everybody anyway. */
  private static final Set<String> DEFAULT = Set.of("match");
  private static final int PAGE = 1_000;

  private final KeyValueStore store;
  private final Pending pending;
  private final Map<String, Set<String>> chosen = new HashMap<>();

  Shown(KeyValueStore store, Pending pending) {
    this.store = store;
    this.pending = pending;
  }

  /** Reads what was chosen before. */
  Future<Void> load() {
    return load("");
  }

  boolean shows(String person, String what) {
    return chosen.getOrDefault(person, DEFAULT).contains(what);
  }

  /** Returns what an account shows. */
  Show of(String actor) {
    return new Show(actor, chosen.getOrDefault(key(actor), DEFAULT).stream().sorted().toList());
  }

  /** Stores what an account shows from now on. Fails with BAD_REQUEST. */
  Future<Show> choose(Show wish) {
    Set<String> what = new LinkedHashSet<>(wish.what());
    if (!KINDS.containsAll(what)) {
      throw new Fault(ErrorCode.BAD_REQUEST,
          "What can be shown: " + String.join(", ", KINDS.stream().sorted().toList()) + ".");
    }
    String key = key(wish.actor());
    Write write = what.equals(DEFAULT) ? Write.delete(key) : Write.put(key, of(wish.actor(), what).toJson().toBuffer());
    return pending.count(store.commit(List.of(write))).map(stored -> {
      keep(key, what);
      return of(wish.actor());
    });
  }

  private Future<Void> load(String after) {
    return store.scan("", after, PAGE).compose(found -> {
      found.forEach(this::read);
      return found.size() < PAGE ? Future.succeededFuture() : load(found.getLast().key());
    });
  }

  private void read(Entry entry) {
    keep(entry.key(), new LinkedHashSet<>(Show.fromJson(entry.value().toJsonObject()).what()));
  }

  private void keep(String key, Set<String> what) {
    if (what.equals(DEFAULT)) {
      chosen.remove(key);
    } else {
      chosen.put(key, what);
    }
  }

  private static Show of(String actor, Set<String> what) {
    return new Show(actor, List.copyOf(what));
  }

  private static String key(String actor) {
    return Name.of(actor).map(Name::key).orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_PERSON));
  }
}
