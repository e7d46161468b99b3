package hubbub.matches;

import hubbub.contract.games.Snapshot;
import hubbub.store.Entry;
import hubbub.store.KeyValueStore;
import hubbub.store.Pending;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest stored snapshot of each running match. */
final class Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final int PAGE = 1_000;
  // Together below what one commit may hold.
  private static final int LARGEST = 64 * 1024;
  private static final int AT_ONCE = 200;

  private final KeyValueStore store;
  private final Pending pending;

  Snapshots(KeyValueStore store, Pending pending) {
    this.store = store;
    this.pending = pending;
  }

  /** Gives every match its snapshot, and forgets those of matches that are over. */
  Future<Void> load(Lobby lobby) {
    return load(lobby, "");
  }

  /** Stores what is known of these matches, in one commit unless there are very many. */
  Future<Void> store(List<LiveMatch> matches) {
    List<Future<Boolean>> commits = new ArrayList<>();
    for (int from = 0; from < matches.size(); from += AT_ONCE) {
      List<Write> writes = new ArrayList<>();
      matches.subList(from, Math.min(matches.size(), from + AT_ONCE)).forEach(match -> add(writes, match));
      commits.add(pending.count(store.commit(writes)));
    }
    return Future.join(commits).mapEmpty();
  }

  /** Forgets the snapshot of a match that is over. */
  void forget(long id) {
    pending.count(store.delete(key(id))).onFailure(lost -> LOG.debug("snapshot.forget.failed match={}", id));
  }

  private static void add(List<Write> writes, LiveMatch match) {
    match.stored(match.latest().tick());
    Buffer written = match.latest().toJson().toBuffer();
    if (written.length() > LARGEST) {
      LOG.warn("snapshot.too_large match={} bytes={} most={}", match.id(), written.length(), LARGEST);
    } else {
      writes.add(Write.put(key(match.id()), written));
    }
  }

  private Future<Void> load(Lobby lobby, String after) {
    return store.scan("", after, PAGE).compose(page -> {
      page.forEach(entry -> take(lobby, entry));
      return page.size() < PAGE ? Future.succeededFuture() : load(lobby, page.getLast().key());
    });
  }

  private void take(Lobby lobby, Entry entry) {
    long id = Long.parseLong(entry.key());
    lobby.find(id).ifPresentOrElse(match -> {
      match.latest(Snapshot.fromJson(entry.value().toJsonObject()));
      match.stored(match.latest().tick());
    }, () -> forget(id));
  }

  private static String key(long id) {
    return Long.toString(id);
  }
}
