package hubbub.auth;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that sign tokens as they are kept, wherever that is; the newest is the last. */
final class KeyRing {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  private KeyRing() {}

  /** Reads what was written; where that is damaged, fails with a sentence and nothing of what was read. */
  static List<SigningKey> read(String written, String damaged) {
    try {
      JsonArray keys = new JsonObject(written).getJsonArray("keys");
      List<SigningKey> read = keys.stream().map(key -> SigningKey.fromJson((JsonObject) key)).toList();
      if (read.isEmpty()) {
        throw new IllegalArgumentException("it holds no key");
      }
      return read;
    } catch (RuntimeException problem) {
      // Without the cause: a parser may quote what it read.
      throw new IllegalStateException(damaged);
    }
  }

  static String written(List<SigningKey> keys) {
    JsonArray list = new JsonArray();
    keys.forEach(key -> list.add(key.toJson()));
    return new JsonObject().put("keys", list).encodePrettily();
  }

  /** Returns the keys to work with from now on, made, rotated and cleared as need be. */
  static List<SigningKey> current(List<SigningKey> stored, long now, long life, long rotateAfter) {
    List<SigningKey> keys = new ArrayList<>();
    for (int i = 0; i < stored.size() - 1; i++) {
      // A key signed its last token when the next one was made.
      if (stored.get(i + 1).createdAt() + stored.get(i).longestLife() >= now) {
        keys.add(stored.get(i));
      }
    }
    boolean old = stored.isEmpty() || rotateAfter > 0 && now - stored.getLast().createdAt() >= rotateAfter;
    if (!stored.isEmpty()) {
      keys.add(old ? stored.getLast() : stored.getLast().signingFor(life));
    }
    if (old) {
      keys.add(SigningKey.fresh(now, life));
      LOG.info("keys.made kid={} keys={}", keys.getLast().kid(), keys.size());
    }
    return keys;
  }
}
