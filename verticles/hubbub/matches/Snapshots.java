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
  private static final int LARGEST = 512 * 1024;
  // Well below what one commit may hold, keys included.
  private static final int AT_ONCE = 8 * 1024 * 1024;

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

  /** Stores what is known of these matches, in one commit unless they are very large together. */
  Future<Void> store(List<LiveMatch> matches) {
    List<Future<Boolean>> commits = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    int bytes = 0;
    for (LiveMatch match : matches) {
      Buffer written = match.latest().toJson().toBuffer();
      match.stored(match.latest().tick());
      if (written.length() > LARGEST) {
        LOG.warn("snapshot.too_large match={} bytes={} most={}", match.id(), written.length(), LARGEST);
        continue;
      }
      if (bytes + written.length() > AT_ONCE) {
        commits.add(commit(writes));
        writes = new ArrayList<>();
        bytes = 0;
      }
      writes.add(Write.put(key(match.id()), written));
      bytes += written.length();
    }
    commits.add(commit(writes));
    return Future.join(commits).mapEmpty();
  }

  /** Forgets the snapshot of a match that is over. */
  void forget(long id) {
    pending.count(store.delete(key(id))).onFailure(lost -> LOG.debug("snapshot.forget.failed match={}", id));
  }

  private Future<Boolean> commit(List<Write> writes) {
    return writes.isEmpty() ? Future.succeededFuture(true) : pending.count(store.commit(writes));
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
