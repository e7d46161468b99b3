package hubbub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import hubbub.conf.Secret;
import hubbub.testing.ConfReadme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoreConfigTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PASSWORD", "swordfish", "REDIS", "redis://one:6379, rediss://[::1]:6380");

  @Test
  @DisplayName("conf/README.md documents every key of the section redis with the range and default that the code has")
  void readme_agrees() {
    Conf conf = Conf.of(new JsonObject());
    RedisConfig.from(conf, "rooms");

    assertThat(ConfReadme.rows("store.redis")).containsExactlyElementsOf(ConfReadme.expected(conf.keys()));
  }

  @Test
  @DisplayName("Without a word the store is embedded, in the standard folder of the data folder")
  void nothingSaid_embedded() {
    assertThat(read(new JsonObject())).isEqualTo(StoreConfig.embedded(StoreConfig.dataFolder().resolve("rooms")));
  }

  @Test
  @DisplayName("A store in Redis is named by its folder and found on this machine where nothing else is said")
  void redis_standard() {
    RedisConfig redis = read(new JsonObject().put("type", "redis")).redis().orElseThrow();

    assertThat(redis.name()).isEqualTo("rooms");
    assertThat(redis.mode()).isEqualTo(RedisConfig.Mode.STANDALONE);
    assertThat(redis.addresses()).containsExactly(URI.create("redis://127.0.0.1:6379"));
    assertThat(redis.lease()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  @DisplayName("Addresses and password come from the environment, and the password is not shown")
  void environment_read() {
    StoreConfig config = read(redis(new JsonObject().put("mode", "sentinel")
        .put("addresses", new JsonObject().put("$env", "REDIS")).put("user", "hub")
        .put("password", new JsonObject().put("$env", "PASSWORD"))));

    RedisConfig redis = config.redis().orElseThrow();
    assertThat(redis.addresses()).containsExactly(URI.create("redis://one:6379"), URI.create("rediss://[::1]:6380"));
    assertThat(redis.login().password()).isEqualTo(Optional.of(new Secret("swordfish")));
    assertThat(config.toString()).contains("hub").doesNotContain("swordfish");
  }

  @Test
  @DisplayName("All that is wrong with a section is told at once")
  void problems_areToldTogether() {
    JsonObject wrong = redis(new JsonObject().put("mode", "fast").put("addresses", new JsonArray().add("http://a:1"))
        .put("user", "hub").put("prefix", "A b").put("leaseSeconds", 0).put("adresses", 1)
        .put("tls", new JsonObject().put("key", "key.pem"))).put("folder", "/var/rooms");

    assertThatThrownBy(() -> read(wrong)).isInstanceOfSatisfying(ConfException.class,
        problems -> assertThat(problems.problems()).hasSize(8)
            .anyMatch(problem -> problem.contains("store.folder is \"/var/rooms\""))
            .anyMatch(problem -> problem.contains("store.redis.mode"))
            .anyMatch(problem -> problem.contains("store.redis.addresses") && problem.contains("redis://10.0.0.5:6379"))
            .anyMatch(problem -> problem.contains("store.redis.password is ***, expected a password, since"))
            .anyMatch(problem -> problem.contains("store.redis.tls.certificate"))
            .anyMatch(problem -> problem.contains("store.redis.prefix"))
            .anyMatch(problem -> problem.contains("store.redis.leaseSeconds"))
            .anyMatch(problem -> problem.contains("store.redis.adresses")));
  }

  @Test
  @DisplayName("A password in an address, or a section that is not used, is refused without being shown")
  void passwordInAddress_notShown() {
    JsonObject inAddress =
        redis(new JsonObject().put("addresses", new JsonArray().add("redis://hub:swordfish@127.0.0.1:6379")));
    JsonObject unused = redis(new JsonObject().put("password", "swordfish")).put("type", "embedded");

    assertThatThrownBy(() -> read(inAddress)).hasMessageContaining("store.redis.password")
        .message().doesNotContain("swordfish");
    assertThatThrownBy(() -> read(unused)).hasMessageContaining("store.type is \"embedded\", expected redis")
        .message().doesNotContain("swordfish");
  }

  private static JsonObject redis(JsonObject section) {
    return new JsonObject().put("type", "redis").put("redis", section);
  }

  private static StoreConfig read(JsonObject store) {
    Conf conf = Conf.of(new JsonObject().put("store", store), ENVIRONMENT);
    StoreConfig config = StoreConfig.from(conf.section("store"), "rooms");
    conf.done();
    return config;
  }
}
