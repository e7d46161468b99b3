package hubbub.auth;

import hubbub.store.Entry;
import hubbub.store.KeyValueStore;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Codes that let somebody in once. Only their hashes are stored. */
final class LoginCodes {
  private final KeyValueStore store;
  private final LongSupplier clock;

  /**
   * A code that was good.
   *
   * @param name whom it lets in
   * @param createdAt when it was made
   */
  record Code(String name, long createdAt) {}

  LoginCodes(KeyValueStore store, LongSupplier clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Makes a code for an account, good for so many milliseconds. */
  Future<String> create(String name, long life) {
    String code = Secrets.code();
    long now = clock.getAsLong();
    JsonObject json = new JsonObject().put("name", name).put("created_at", now).put("expires_at", now + life);
    Write put = Write.put(Secrets.sha256(code), json.toBuffer()).expiringAt(now + life);
    return store.commit(List.of(put)).map(done -> code);
  }

  /** Uses a code up; empty where it is not good, or no longer. */
  Future<Optional<Code>> take(String code) {
    return store.get(Secrets.sha256(code)).compose(found -> found.isPresent()
        ? use(found.get())
        : Future.succeededFuture(Optional.empty()));
  }

  private Future<Optional<Code>> use(Entry entry) {
    JsonObject json = entry.value().toJsonObject();
    boolean good = json.getLong("expires_at") > clock.getAsLong();
    // Of two who use it at once, one finds the version gone.
    return store.commit(List.of(new Write.Delete(entry.key(), entry.version()))).map(mine -> mine && good
        ? Optional.of(new Code(json.getString("name"), json.getLong("created_at")))
        : Optional.empty());
  }
}
