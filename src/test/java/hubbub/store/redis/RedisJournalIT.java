package hubbub.store.redis;

import hubbub.store.JournalContract;
import hubbub.store.Store;
import hubbub.testing.Await;
import hubbub.testing.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("hubbub.testing.RedisServer#available")
class RedisJournalIT extends JournalContract {
  private static RedisServer redis;

  private final String name = RedisConfigs.freshName();

  @BeforeAll
  static void startRedis() {
    redis = RedisServer.fleeting();
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @Override
  protected Store open() {
    return Await.result(RedisStore.open(vertx, RedisConfigs.of(redis, name)));
  }
}
