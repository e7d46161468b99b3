package hubbub.store.redis;

import hubbub.conf.Conf;
import hubbub.store.RedisConfig;
import hubbub.testing.RedisServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Configurations of stores as they are read from a file. */
final class RedisConfigs {
  private RedisConfigs() {}

  /** Returns a name that no store has. */
  static String freshName() {
    return "s" + UUID.randomUUID();
  }

  /** Returns the configuration of a store on a server. */
  static RedisConfig of(RedisServer redis, String name) {
    return of(new JsonObject().put("addresses", new JsonArray().add(redis.address())), name);
  }

  /** Returns the configuration of a store that a section describes. */
  static RedisConfig of(JsonObject section, String name) {
    Conf conf = Conf.of(section);
    RedisConfig config = RedisConfig.from(conf, name);
    conf.done();
    return config;
  }
}
