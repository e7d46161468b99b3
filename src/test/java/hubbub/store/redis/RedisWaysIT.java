package hubbub.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.store.RedisConfig;
import hubbub.store.Store;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.testing.ConfReadme;
import hubbub.testing.FreePort;
import hubbub.testing.PemFiles;
import hubbub.testing.RedisServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The ways to Redis, each with a server of its own, and what is said where one leads nowhere. */
@EnabledIf("hubbub.testing.RedisServer#available")
class RedisWaysIT extends Rig {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("Sentinels lead to the master, and to the next one when it dies; nothing that was replicated is lost.")
  void sentinel_followsMaster() {
    try (RedisServer master = RedisServer.fleeting();
        RedisServer replica = RedisServer.fleeting("--replicaof", "127.0.0.1 " + master.port());
        RedisServer sentinel = RedisServer.sentinel("hub", master);
        CapturedLog said = CapturedLog.of("hubbub.store.redis")) {
      JsonObject section = at("redis://127.0.0.1:1", sentinel.address()).put("mode", "sentinel").put("master", "hub")
          .put("leaseSeconds", 10);
      Store store = open(one, section);
      write(store, "key", "value");
      Await.result(journal(store).append("room", Buffer.buffer("first")));
      Names names = Names.of(RedisConfigs.of(section, name));
      Await.until("the replica has it", () -> replica.tell("HGET", names.heads(SPACE), "room").equals("1"));
      Await.until("the Sentinel knows the replica", () ->
          sentinel.tell("SENTINEL", "replicas", "hub").equals("*1"));

      master.kill();
      Await.until("the store is away", () -> !store.healthy());
      // A Sentinel that was itself held up, with the whole machine, does nothing for 30 s: its mode TILT.
      Await.until("the replica serves", Duration.ofMinutes(3), store::healthy);

      assertThat(read(store, "key")).isEqualTo("value");
      assertThat(Await.result(journal(store).append("room", Buffer.buffer("second")))).isEqualTo(2);
      assertThat(replica.tell("HGET", names.heads(SPACE), "room")).isEqualTo("2");
      assertThat(store.lost().isComplete()).isFalse();
      assertThat(said.lines()).anyMatch(line -> line.startsWith("WARN store.redis.back"));
      assertThat(refusal(section.copy().put("master", "nobody"))).contains("no master \"nobody\"",
          "store.redis.master");
      closeStores();
    }
  }

  @Test
  @DisplayName("In a Redis Cluster each store is found on its node, whichever node was asked.")
  void cluster_findsNode() {
    int meeting = FreePort.find();
    try (RedisServer first = RedisServer.node(FreePort.find()); RedisServer second = RedisServer.node(meeting)) {
      first.tell("CLUSTER", "ADDSLOTSRANGE", "0", "8191");
      second.tell("CLUSTER", "ADDSLOTSRANGE", "8192", "16383");
      first.tell("CLUSTER", "MEET", "127.0.0.1", Integer.toString(second.port()),
          Integer.toString(meeting));
      Await.until("both know the whole cluster", () -> ready(first) && ready(second));
      JsonObject section = at(first.address()).put("mode", "cluster");
      Set<Boolean> whereabouts = new HashSet<>();
      String onSecond = "";
      for (int i = 0; whereabouts.size() < 2; i++) {
        RedisConfig config = RedisConfigs.of(section, "store" + i);
        Store store = Await.result(RedisStore.open(one, config));
        write(store, "key", "value " + i);
        assertThat(Await.result(journal(store).append("room", Buffer.buffer("x")))).isEqualTo(1);
        assertThat(read(store, "key")).isEqualTo("value " + i);
        Await.result(store.close());
        boolean there = first.tell("EXISTS", Names.of(config).meta()).startsWith("-MOVED");
        onSecond = there ? "store" + i : onSecond;
        whereabouts.add(there);
      }
      assertThat(whereabouts).containsExactlyInAnyOrder(true, false);
      RedisConfig elsewhere = RedisConfigs.of(at(first.address()), onSecond);
      assertThat(Await.refused(RedisStore.open(one, elsewhere), ErrorCode.UNAVAILABLE).detail())
          .contains("part of a cluster", "store.redis.mode must be cluster");
    }
  }

  @Test
  @DisplayName("A store is reached over TLS by a server that is known, as a user with the rights that are documented.")
  void tlsAndUser_reached() {
    PemFiles files = new PemFiles(folder);
    files.renew("EC");
    try (RedisServer redis = RedisServer.tls("--tls-cert-file", files.certificate().toString(), "--tls-key-file",
        files.key().toString(), "--tls-ca-cert-file", files.certificate().toString(), "--tls-auth-clients", "yes",
        "--user", "default off", "--user", "hub on >sword:fish@/ ~{hubbub:* " + documentedRights())) {
      JsonObject tls = new JsonObject().put("authority", files.certificate().toString())
          .put("certificate", files.certificate().toString()).put("key", files.key().toString())
          .put("hostname", false);
      JsonObject section = at("rediss://127.0.0.1:" + redis.port()).put("user", "hub")
          .put("password", "sword:fish@/").put("tls", tls);

      Store store = open(one, section);
      write(store, "key", "value");
      Await.result(journal(store).append("room", Buffer.buffer("x")));
      Await.result(journal(store).trim("room", 1));
      Await.result(journal(store).drop("room"));
      Await.result(values(store).delete("key"));
      assertThat(Await.result(values(store).scan("", "", 10))).isEmpty();
      assertThat(Await.result(journal(store).before("room", 9, 9))).isEmpty();
      Await.until("the lease was renewed", store::healthy);
      closeStores();

      assertThat(refusal(section.copy().put("password", "guess"))).contains("WRONGPASS", "store.redis.user",
          "store.redis.password").doesNotContain("guess");
      assertThat(refusal(section.copy().put("tls", tls.copy().put("hostname", true)))).contains("TLS",
          "store.redis.tls");
      assertThat(refusal(section.copy().put("tls", tls.copy().putNull("authority")))).contains("TLS",
          "store.redis.tls");
      assertThat(refusal(section.copy().put("tls", tls.copy().put("authority", folder + "/none.pem"))))
          .contains("none.pem", "store.redis.tls");
      assertThat(refusal(section.copy().put("addresses", new JsonArray().add(redis.address()))))
          .contains("store.redis.addresses", "rediss://");
    }
  }

  @Test
  @DisplayName("Wrong addresses, passwords and rights are told by the setting that is to be changed.")
  void wrongSettings_told() {
    try (RedisServer redis = RedisServer.fleeting("--requirepass", "swordfish", "--user",
        "guest on >guest ~* +hello +ping +auth")) {
      JsonObject section = at(redis.port());

      assertThat(refusal(section)).contains("NOAUTH", "store.redis.password");
      assertThat(refusal(section.copy().put("password", "guess"))).contains("WRONGPASS", "store.redis.password")
          .doesNotContain("guess");
      assertThat(refusal(section.copy().put("user", "guest").put("password", "guest")))
          .contains("NOPERM", "store.redis.user", "conf/README.md");
      assertThat(refusal(section.copy().put("mode", "sentinel").put("password", "swordfish")))
          .contains("unknown command", "store.redis.mode");
      assertThat(refusal(at("rediss://127.0.0.1:" + redis.port()))).contains("store.redis.addresses", "redis://");
      assertThat(refusal(at("redis://127.0.0.1:1"))).contains("127.0.0.1:1 cannot be reached",
          "store.redis.addresses", "that Redis runs there");
      assertThat(refusal(at("redis://no.such.host.invalid:6379"))).contains("no.such.host.invalid",
          "store.redis.addresses");
      Store store = open(one, section.copy().put("password", "swordfish"));
      assertThat(store.healthy()).isTrue();
      closeStores();
    }
  }

  @Test
  @DisplayName("A Redis that may lose what it acknowledged is warned of, one that keeps it is not.")
  void carelessRedis_warned() {
    try (RedisServer careless = RedisServer.fleeting("--maxmemory 100mb", "--maxmemory-policy allkeys-lru");
        RedisServer careful = RedisServer.durable("--maxmemory 100mb", "--maxmemory-policy noeviction");
        CapturedLog said = CapturedLog.of("hubbub.store.redis.Advice")) {
      write(open(one, at(careful.port())), "key", "value");
      closeStores();
      assertThat(said.lines()).isEmpty();
      write(open(one, at(careless.port())), "key", "value");
      assertThat(said.lines()).hasSize(2).anyMatch(line -> line.startsWith("WARN store.redis.insecure store=" + name)
          && line.contains("recommended=\"appendonly yes\"")).anyMatch(line -> line.contains("noeviction"));
      closeStores();
    }
  }

  @Test
  @DisplayName("A replica is no place for a store.")
  void replica_refused() {
    try (RedisServer master = RedisServer.fleeting();
        RedisServer replica = RedisServer.fleeting("--replicaof", "127.0.0.1 " + master.port())) {
      assertThat(refusal(at(replica.port()))).contains("It is a replica", "store.redis.addresses");
      assertThat(open(one, at(replica.address(), master.address())).healthy()).isTrue();
      closeStores();
    }
  }

  private static String documentedRights() {
    String text = ConfReadme.text().replaceAll("\\s+", " ");
    Matcher rights = Pattern.compile("the commands `(.*?)`").matcher(text);
    assertThat(rights.find()).isTrue();
    return rights.group(1);
  }

  private static boolean ready(RedisServer node) {
    return node.tell("CLUSTER", "INFO").equals("cluster_state:ok");
  }
}
