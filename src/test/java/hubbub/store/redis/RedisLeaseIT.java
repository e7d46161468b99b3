package hubbub.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Durability;
import hubbub.store.Fence;
import hubbub.store.RedisConfig;
import hubbub.store.Store;
import hubbub.store.StoreAway;
import hubbub.store.StoreInUse;
import hubbub.store.Unopened;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.testing.RedisServer;
import hubbub.testing.TcpProxy;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("hubbub.testing.RedisServer#available")
class RedisLeaseIT extends Rig {
  private static RedisServer redis;

  @BeforeAll
  static void startRedis() {
    redis = RedisServer.fleeting();
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @Test
  @DisplayName("A store that another node has is in use, by that process, and free at once when that one closes it.")
  void otherNode_inUse() {
    Store first = open(one, at(redis.port()));
    write(first, "key", "first");

    Throwable refused = Await.failure(RedisStore.open(two, RedisConfigs.of(at(redis.port()), name)));
    assertThat(refused).isInstanceOfSatisfying(StoreInUse.class, inUse ->
        assertThat(inUse.holder()).contains("process " + ProcessHandle.current().pid()));
    assertThat(refused).hasMessageContaining(name);
    Unopened why = Unopened.in(refused).orElseThrow();
    assertThat(Await.failure(why.free())).isInstanceOf(StoreInUse.class).hasMessage(refused.getMessage());
    Await.result(first.close());
    Await.result(why.free());
    Store second = open(two, at(redis.port()));

    assertThat(read(second, "key")).isEqualTo("first");
    assertThat(first.lost().isComplete()).isFalse();
    assertUnavailable(values(first).put("key", Buffer.buffer("late")));
    assertThat(read(second, "key")).isEqualTo("first");
  }

  @Test
  @DisplayName("A node that tries again and again while another one has the store keeps nothing of that.")
  void triedAgainAndAgain_nothingKept() throws JMException {
    open(one, at(redis.port()));
    RedisConfig config = RedisConfigs.of(at(redis.port()), name);
    final long before = clients();

    for (int i = 0; i < 50; i++) {
      Throwable inUse = Await.failure(RedisStore.open(two, config));
      assertThat(inUse).isInstanceOfSatisfying(StoreInUse.class, why ->
          assertThat(Await.failure(why.free())).isInstanceOf(StoreInUse.class));
    }

    assertThat(clients() - before).isLessThan(10);
  }

  @Test
  @DisplayName("A store has a number that rises with every taking, and an id that no other store has.")
  void takings_areNumbered() {
    Store first = open(one, at(redis.port()));
    Fence fence = first.fence().orElseThrow();
    Store other = Await.result(RedisStore.open(one, RedisConfigs.of(at(redis.port()).put("prefix", "other"), name)));
    Await.result(first.close());
    Fence next = open(two, at(redis.port())).fence().orElseThrow();

    assertThat(next).isEqualTo(new Fence(fence.store(), fence.number() + 1));
    assertThat(other.fence()).hasValueSatisfying(apart -> assertThat(apart.store()).isNotEqualTo(fence.store()));
    Await.result(other.close());
  }

  @Test
  @DisplayName("A store that was forgotten and is made anew is another one, so that its numbers, too low, harm nobody.")
  void forgottenStore_isAnother() {
    try (RedisServer forgetful = RedisServer.fleeting()) {
      Store before = open(one, at(forgetful.port()));
      forgetful.kill();
      forgetful.start();
      Store after = takeOver(two, at(forgetful.port()));

      assertThat(after.fence().orElseThrow().store()).isNotEqualTo(before.fence().orElseThrow().store());
      closeStores();
    }
  }

  @Test
  @DisplayName("Who cannot reach a store learns when the way is back whether it is in use, and then when it is free.")
  void awayStore_isAskedFor() {
    try (TcpProxy way = TcpProxy.to(redis.port())) {
      Store first = open(one, at(redis.port()));
      way.refuse(true);
      Throwable refused = Await.failure(RedisStore.open(two, RedisConfigs.of(at(way.port()), name), 0));
      assertThat(refused).isInstanceOf(Fault.class).hasMessageContaining("store.redis.addresses");
      Unopened away = Unopened.in(refused).orElseThrow();
      assertThat(Await.failure(away.free())).hasCauseInstanceOf(StoreAway.class);
      way.refuse(false);
      assertThat(Await.failure(away.free())).isInstanceOf(StoreInUse.class);
      Await.result(first.close());
      Await.result(away.free());
    }
  }

  @Test
  @DisplayName("A store that this node has already is not waited for: that is a mistake in the configuration.")
  void sameNode_refused() {
    open(one, at(redis.port()));

    assertThat(refusal(at(redis.port()))).contains(name, "open already, in this process");
  }

  @Test
  @DisplayName("Two stores on one Redis do not see each other, nor do two hubs with different prefixes.")
  void names_apart() {
    Store store = open(one, at(redis.port()));
    Store other = Await.result(RedisStore.open(one, RedisConfigs.of(at(redis.port()), RedisConfigs.freshName())));
    Store elsewhere = Await.result(RedisStore.open(one,
        RedisConfigs.of(at(redis.port()).put("prefix", "other"), name)));
    write(store, "key", "one");
    write(other, "key", "two");

    assertThat(read(elsewhere, "key")).isEqualTo("nothing");
    assertThat(read(store, "key")).isEqualTo("one");
    Await.result(Future.all(other.close(), elsewhere.close()));
  }

  @Test
  @DisplayName("A node that was held up past its lease writes nothing when it comes back, and learns that it has lost.")
  void heldUp_fenced() {
    try (TcpProxy way = TcpProxy.to(redis.port()); CapturedLog said = CapturedLog.of("hubbub.store.redis")) {
      Store first = open(one, at(way.port()));
      write(first, "key", "first");
      way.hold(true);
      Future<Void> underWay = values(first).put("key", Buffer.buffer("ghost"));
      Store second = takeOver(two, at(redis.port()));
      write(second, "key", "second");

      way.hold(false);
      Await.result(first.lost());

      assertUnavailable(underWay);
      assertUnavailable(values(first).put("key", Buffer.buffer("late")));
      assertUnavailable(values(first).get("key"));
      assertThat(first.healthy()).isFalse();
      assertThat(read(second, "key")).isEqualTo("second");
      assertThat(second.healthy()).isTrue();
      assertThat(said.lines()).anyMatch(line -> line.startsWith("ERROR store.redis.lost store=" + name));
      closeStores();
    }
  }

  @Test
  @DisplayName("A node that does nothing learns by itself that its store was taken.")
  void idle_learnsOfLoss() {
    try (TcpProxy way = TcpProxy.to(redis.port()); CapturedLog said = CapturedLog.of("hubbub.store.redis")) {
      Store first = open(one, at(way.port()));
      way.refuse(true);
      takeOver(two, at(redis.port()));
      assertThat(first.lost().isComplete()).isFalse();

      way.refuse(false);

      Await.result(first.lost());
      assertThat(said.lines()).anyMatch(line -> line.contains("store.redis.away store=" + name));
      closeStores();
    }
  }

  @Test
  @DisplayName("A node that was away longer than its lease keeps its store where nobody else took it.")
  void awayAndNobodyElse_kept() {
    try (TcpProxy way = TcpProxy.to(redis.port()); CapturedLog said = CapturedLog.of("hubbub.store.redis")) {
      Store store = open(one, at(way.port()));
      write(store, "key", "before");
      way.refuse(true);
      RedisConfig config = RedisConfigs.of(at(redis.port()), name);
      Await.until("the lease has run out", () -> redis.tell("EXISTS", Names.of(config).lease()).equals(":0"));

      way.refuse(false);

      Await.until("it is healthy again", store::healthy);
      assertThat(read(store, "key")).isEqualTo("before");
      write(store, "key", "after");
      assertThat(Await.failure(RedisStore.open(two, config))).isInstanceOf(StoreInUse.class);
      assertThat(said.lines()).anyMatch(line -> line.startsWith("WARN store.redis.back store=" + name));
      closeStores();
    }
  }

  @Test
  @DisplayName("A store stays in the hands of a node that does nothing for longer than its lease.")
  void idleNode_keepsStore() {
    Store store = open(one, at(redis.port()));
    RedisConfig config = RedisConfigs.of(at(redis.port()), name);
    long until = System.nanoTime() + Duration.ofMillis(2_500).toNanos();

    Await.until("two leases and a half are over", () -> {
      assertThat(redis.tell("EXISTS", Names.of(config).lease())).isEqualTo(":1");
      return System.nanoTime() > until;
    });

    assertThat(Await.failure(RedisStore.open(two, config))).isInstanceOf(StoreInUse.class);
    assertThat(store.healthy()).isTrue();
  }

  @Test
  @DisplayName("A verticle that is undeployed without closing its store leaves it free.")
  void undeployedWithoutClosing_free() {
    RedisConfig config = RedisConfigs.of(at(redis.port()).put("leaseSeconds", 60), name);
    String deployment = Await.result(one.deployVerticle(new VerticleBase() {
      @Override
      public Future<?> start() {
        return RedisStore.open(vertx, config)
            .compose(store -> store.keyValues(SPACE, Durability.ALWAYS).put("key", Buffer.buffer("kept")));
      }
    }));
    assertThat(Await.failure(RedisStore.open(two, config))).isInstanceOf(StoreInUse.class);

    Await.result(one.undeploy(deployment));

    assertThat(read(open(two, at(redis.port())), "key")).isEqualTo("kept");
  }

  @Test
  @DisplayName("A store of a newer format is refused with a sentence that says what to do, and is left as it is.")
  void newerFormat_refused() {
    Await.result(open(one, at(redis.port())).close());
    Names names = Names.of(RedisConfigs.of(at(redis.port()), name));
    redis.tell("HSET", names.meta(), "format", "9");

    assertThat(refusal(at(redis.port()))).contains(name, "format 9", "up to 1", "newer hub", "store.redis.prefix");
    assertThat(redis.tell("HGET", names.meta(), "format")).isEqualTo("9");
    assertThat(redis.tell("EXISTS", names.lease())).isEqualTo(":0");
  }

  @Test
  @DisplayName("A Redis that has lost what it acknowledged has lost the store: nobody goes on as if nothing had been.")
  void redisForgot_lost() {
    try (RedisServer forgetful = RedisServer.fleeting(); CapturedLog said = CapturedLog.of("hubbub.store.redis")) {
      Store store = open(one, at(forgetful.port()));
      write(store, "key", "value");

      forgetful.kill();
      forgetful.start();

      Await.result(store.lost());
      assertUnavailable(values(store).get("key"));
      Await.refused(values(store).put("key", Buffer.buffer("x")), ErrorCode.UNAVAILABLE);
      assertThat(said.lines()).anyMatch(line -> line.startsWith("ERROR store.redis.lost"));
    }
  }

  /** Returns how many clients of the network are in memory, once what is not needed any more is gone. */
  private static long clients() throws JMException {
    Object histogram = ManagementFactory.getPlatformMBeanServer().invoke(
        new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
        new Object[] {new String[0]}, new String[] {String[].class.getName()});
    return histogram.toString().lines().filter(line -> line.strip().endsWith(" io.vertx.core.net.impl.NetClientImpl"))
        .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[1])).sum();
  }
}
