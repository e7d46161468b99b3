package hubbub.store.redis;

import hubbub.contract.ErrorCode;
import hubbub.store.Durability;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.Store;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two nodes of a cluster, as far as a store can tell, and a name that no store has. */
class Rig {
  static final String SPACE = "space";

  final String name = RedisConfigs.freshName();
  Vertx one;
  Vertx two;
  private final List<Store> opened = new ArrayList<>();

  @BeforeEach
  final void begin() {
    one = Vertx.vertx();
    two = Vertx.vertx();
  }

  @AfterEach
  final void end() {
    closeStores();
    Await.result(one.close());
    Await.result(two.close());
  }

  /** Closes them while there is a Redis still. */
  final void closeStores() {
    opened.forEach(store -> Await.result(store.close()));
  }

  final Store open(Vertx node, JsonObject section) {
    Store store = Await.result(RedisStore.open(node, RedisConfigs.of(section, name)));
    opened.add(store);
    return store;
  }

  /** Opens a store on another node as soon as it is free. */
  final Store takeOver(Vertx node, JsonObject section) {
    Await.until("the store is free", () -> {
      Future<? extends Store> attempt = RedisStore.open(node, RedisConfigs.of(section, name));
      Await.until("an answer", attempt::isComplete);
      if (attempt.succeeded()) {
        opened.add(attempt.result());
      }
      return attempt.succeeded();
    });
    return opened.getLast();
  }

  final String refusal(JsonObject section) {
    return Await.refused(RedisStore.open(one, RedisConfigs.of(section, name), 0), ErrorCode.UNAVAILABLE).detail();
  }

  static JsonObject at(int port) {
    return at("redis://127.0.0.1:" + port);
  }

  static JsonObject at(String... addresses) {
    return new JsonObject().put("addresses", new JsonArray(List.of(addresses))).put("leaseSeconds", 1);
  }

  static KeyValueStore values(Store store) {
    return store.keyValues(SPACE, Durability.ALWAYS);
  }

  static Journal journal(Store store) {
    return store.journal(SPACE, Durability.ALWAYS);
  }

  /** Expects a call to fail with UNAVAILABLE, within two seconds as everything does. */
  static void assertUnavailable(Future<?> call) {
    Await.until("an answer", Duration.ofMillis(2_500), call::isComplete);
    Await.refused(call, ErrorCode.UNAVAILABLE);
  }

  static String read(Store store, String key) {
    return Await.result(values(store).get(key)).map(entry -> entry.value().toString()).orElse("nothing");
  }

  static void write(Store store, String key, String value) {
    Await.result(values(store).put(key, Buffer.buffer(value)));
  }
}
