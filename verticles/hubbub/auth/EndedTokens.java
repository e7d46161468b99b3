package hubbub.auth;

import hubbub.store.KeyValueStore;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** The ids of tokens that were ended one by one, kept until they would have expired. */
final class EndedTokens {
  private final KeyValueStore store;

  EndedTokens(KeyValueStore store) {
    this.store = store;
  }

  Future<Void> add(String jti, long expiresAt) {
    return store.commit(List.of(Write.put(jti, Buffer.buffer("1")).expiringAt(expiresAt))).mapEmpty();
  }

  Future<Boolean> contains(String jti) {
    return store.get(jti).map(Optional::isPresent);
  }
}
