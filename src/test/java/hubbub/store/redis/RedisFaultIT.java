package hubbub.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.store.Journal;
import hubbub.store.RedisConfig;
import hubbub.store.Store;
import hubbub.store.WholeStore;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.testing.RedisServer;
import hubbub.testing.TcpProxy;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("hubbub.testing.RedisServer#available")
class RedisFaultIT extends Rig {
  private static final String ROOM = "room";

  private RedisServer redis;
  private TcpProxy way;
  private CapturedLog said;

  @BeforeEach
  void startRedis() {
    redis = RedisServer.durable();
    way = TcpProxy.to(redis.port());
    said = CapturedLog.of("hubbub.store.redis");
  }

  @AfterEach
  void stopRedis() {
    closeStores();
    said.close();
    way.close();
    redis.close();
  }

  @Test
  @DisplayName("When Redis is killed and started again, what was acknowledged is there once and in order.")
  void restart_nothingLostOrDoubled() {
    Store store = open(one, at(redis.port()).put("leaseSeconds", 10));
    Appends appends = new Appends(journal(store));
    appends.make(500);

    redis.kill();
    appends.make(500);
    redis.start();
    Await.until("it is healthy again", store::healthy);
    appends.make(500);

    appends.check(store);
    assertThat(said.lines()).anyMatch(line -> line.startsWith("ERROR store.redis.away"))
        .anyMatch(line -> line.startsWith("WARN store.redis.back"));
  }

  @Test
  @DisplayName("Connections that are cut again and again, with much on its way, lose and double nothing.")
  void cutAgainAndAgain_nothingLostOrDoubled() {
    Store store = open(one, at(way.port()).put("leaseSeconds", 10));
    Appends appends = new Appends(journal(store));
    way.delay(1);
    for (int round = 0; round < 20; round++) {
      appends.make(300);
      long goal = 300L * round + 40;
      Await.until("some are done", () -> appends.over() > goal);
      way.cut();
    }

    appends.check(store);
    assertThat(appends.acknowledged()).hasSizeGreaterThan(5_000);
  }

  @Test
  @DisplayName("Over a way that takes 50 ms, a thousand appends take little longer than one.")
  void slowWay_pipelined() {
    Store store = open(one, at(way.port()).put("leaseSeconds", 10));
    Appends appends = new Appends(journal(store));
    way.delay(50);
    final long begin = System.nanoTime();

    appends.make(1_000);
    appends.check(store);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    assertThat(appends.acknowledged()).hasSize(1_000);
    assertThat(store.healthy()).isTrue();
  }

  @Test
  @DisplayName("A Redis that stands still is told within two seconds, and does afterwards nothing of what failed.")
  void paused_failsAndIsNotDoneLater() {
    Store store = open(one, at(redis.port()).put("leaseSeconds", 10));
    write(store, "key", "before");
    redis.pause();
    final long begin = System.nanoTime();
    Future<Void> put = values(store).put("key", Buffer.buffer("ghost"));
    List<Future<Long>> appends = IntStream.range(0, 100)
        .mapToObj(i -> journal(store).append(ROOM, Buffer.buffer("ghost"))).toList();
    Future<?> read = values(store).get("key");

    assertUnavailable(put);
    appends.forEach(Rig::assertUnavailable);
    assertUnavailable(read);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(2_500));
    Await.until("it is not healthy", () -> !store.healthy());
    redis.resume();
    Await.until("it is healthy again", store::healthy);

    assertThat(read(store, "key")).isEqualTo("before");
    assertThat(Await.result(journal(store).append(ROOM, Buffer.buffer("first")))).isEqualTo(1);
  }

  @Test
  @DisplayName("While Redis is away, calls fail at once after a while, and no number of them takes memory for long.")
  void away_bounded() {
    Store store = open(one, at(way.port()).put("leaseSeconds", 10));
    way.refuse(true);
    Buffer entry = Buffer.buffer(new byte[10_000]);
    List<Future<Long>> flood = IntStream.range(0, 50_000).mapToObj(i -> journal(store).append(ROOM, entry)).toList();

    Await.until("all have failed", Duration.ofSeconds(4), () -> flood.stream().allMatch(Future::failed));
    Future<Long> hopeless = journal(store).append(ROOM, entry);
    Await.until("it fails at once", Duration.ofMillis(500), hopeless::failed);
    way.refuse(false);
    Await.until("it is healthy again", store::healthy);

    assertThat(Await.result(journal(store).append(ROOM, entry))).isEqualTo(1);
  }

  @Test
  @DisplayName("A namespace that was first asked for while Redis was away is told when it is back.")
  void awayAtFirst_namespaceTold() {
    Store store = open(one, at(way.port()).put("leaseSeconds", 10));
    way.refuse(true);
    assertUnavailable(values(store).put("key", Buffer.buffer("early")));
    way.refuse(false);
    Await.until("it is healthy again", store::healthy);
    write(store, "key", "value");

    Await.until("it is told", () -> Await.result(((WholeStore) store).namespaces()).equals(List.of(SPACE)));
  }

  @Test
  @DisplayName("A hub that was halted while Redis told its time writes again before it is told the next time.")
  void haltedWhileTold_writesSoon() {
    RedisConfig config = RedisConfigs.of(at(way.port()).put("leaseSeconds", 12), name);
    Context context = one.getOrCreateContext();
    Promise<Store> opening = Promise.promise();
    context.runOnContext(go -> RedisStore.open(one, config).<Store>map(store -> store).onComplete(opening));
    Store store = Await.result(opening.future());
    way.delay(50);
    Await.until("it was told its last time a while ago", () -> leftOf(config) < 11_000);
    Await.until("it is being told", () -> leftOf(config) > 11_000);
    CountDownLatch halt = new CountDownLatch(1);
    long until = System.nanoTime() + Duration.ofMillis(1_300).toNanos();
    context.runOnContext(halted -> passed(halt));
    Await.until("it was halted for so long that all seems too late", () -> System.nanoTime() > until);
    halt.countDown();

    Await.until("it writes", Duration.ofMillis(1_500), () -> {
      Future<Void> put = values(store).put("key", Buffer.buffer("value"));
      Await.until("an answer", put::isComplete);
      return put.succeeded();
    });
    Await.result(store.close());
  }

  @Test
  @DisplayName("Scripts that Redis has forgotten are given to it again.")
  void scriptsForgotten_goesOn() {
    Store store = open(one, at(redis.port()).put("leaseSeconds", 10));
    Appends appends = new Appends(journal(store));
    appends.make(100);
    redis.tell("SCRIPT", "FLUSH");
    appends.make(100);

    appends.check(store);
    assertThat(appends.acknowledged()).hasSize(200);
  }

  @Test
  @DisplayName("A Redis that has no memory left is told, and the store recovers by itself when it has.")
  void outOfMemory_failsAndRecovers() {
    Store store = open(one, at(redis.port()));
    write(store, "key", "before");
    redis.tell("CONFIG", "SET", "maxmemory", "1");

    assertUnavailable(values(store).put("key", Buffer.buffer("after")));
    assertThat(store.healthy()).isFalse();
    assertThat(read(store, "key")).isEqualTo("before");
    assertThat(said.lines()).anyMatch(line -> line.contains("OOM"));
    redis.tell("CONFIG", "SET", "maxmemory", "0");

    Await.until("it is healthy again", store::healthy);
    assertThat(read(store, "key")).isEqualTo("before");
    write(store, "key", "after");
    assertThat(store.lost().isComplete()).isFalse();
  }

  @Test
  @DisplayName("A store can be closed while Redis is away, within a few seconds.")
  void closeWhileAway_ends() {
    Store store = open(one, at(way.port()));
    way.hold(true);
    Future<Long> append = journal(store).append(ROOM, Buffer.buffer("x"));
    Future<Void> closed = store.close();

    Await.until("it is closed", Duration.ofSeconds(5), closed::succeeded);
    assertUnavailable(append);
    assertThat(store.healthy()).isFalse();
  }

  private long leftOf(RedisConfig config) {
    return Long.parseLong(redis.tell("PTTL", Names.of(config).lease()).substring(1));
  }

  private static void passed(CountDownLatch halt) {
    try {
      halt.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Appends with numbers of their own, and what became of them. */
  private static final class Appends {
    private final Journal journal;
    private final List<Future<Long>> made = new ArrayList<>();

    Appends(Journal journal) {
      this.journal = journal;
    }

    void make(int count) {
      for (int i = 0; i < count; i++) {
        made.add(journal.append(ROOM, Buffer.buffer(Integer.toString(made.size()))));
      }
    }

    long over() {
      return made.stream().filter(Future::isComplete).count();
    }

    List<Long> acknowledged() {
      return made.stream().filter(Future::succeeded).map(Future::result).toList();
    }

    /** Each acknowledged one is under its number, none is there twice, and all are in the order of their making. */
    void check(Store store) {
      made.stream().filter(append -> !append.isComplete()).forEach(append -> Await.until("over", append::isComplete));
      made.stream().filter(Future::failed).forEach(Rig::assertUnavailable);
      Await.until("it is healthy", store::healthy);
      List<Journal.Line> lines = Await.result(journal.after(ROOM, 0, 10_000));
      List<Integer> stored = lines.stream().map(line -> Integer.parseInt(line.entry().toString())).toList();
      assertThat(lines).extracting(Journal.Line::seq).isEqualTo(LongStream.rangeClosed(1, lines.size()).boxed()
          .toList());
      assertThat(stored).isSorted().doesNotHaveDuplicates();
      for (int i = 0; i < made.size(); i++) {
        if (made.get(i).succeeded()) {
          assertThat(stored.get((int) (made.get(i).result() - 1))).isEqualTo(i);
        }
      }
    }
  }
}
