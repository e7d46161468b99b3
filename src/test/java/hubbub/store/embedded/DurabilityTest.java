package hubbub.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Durability;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.Write;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DurabilityTest extends Fixture {
  private static final Buffer ENTRY = Buffer.buffer("entry");

  private final SlowSync disk = new SlowSync();
  private EmbeddedStore store;
  private Journal always;
  private Journal everysec;

  @BeforeEach
  void openStore() {
    Path folder = root.resolve("store");
    store = open(folder, new Setting(InstantSource.system(), disk, Duration.ofHours(1)));
    always = store.journal("accounts", Durability.ALWAYS);
    everysec = store.journal("chat", Durability.EVERYSEC);
    // The first record makes a log file, whose beginning is synced as well.
    Await.result(always.append("first", ENTRY));
    Await.result(everysec.append("first", ENTRY));
  }

  @AfterEach
  void closeStore() {
    Await.result(store.close());
  }

  @Test
  @DisplayName("Under ALWAYS nothing is acknowledged, or can be read, before it is synced.")
  void always_acknowledgedAfterSync() {
    disk.hold();
    int before = disk.asked();
    Future<Long> append = always.append("room", ENTRY);
    Await.until("a sync is asked for", () -> disk.asked() > before);

    assertThat(Await.result(always.last("room"))).isZero();
    assertThat(append.isComplete()).isFalse();
    disk.release();
    assertThat(Await.result(append)).isEqualTo(1);
  }

  @Test
  @DisplayName("Under ALWAYS all that waits shares one sync.")
  void always_waitingSharesOneSync() {
    disk.hold();
    int before = disk.asked();
    Future<Long> first = always.append("room", ENTRY);
    Await.until("a sync is asked for", () -> disk.asked() > before);
    List<Future<Long>> waiting = IntStream.range(0, 500).mapToObj(i -> always.append("room", ENTRY)).toList();
    disk.release();

    Await.result(first);
    Await.result(Future.all(waiting));
    assertThat(disk.asked() - before).isEqualTo(2);
  }

  @Test
  @DisplayName("Under EVERYSEC nothing waits for a sync, not even for one of ALWAYS.")
  void everysec_neverWaitsForSync() {
    disk.hold();
    final Future<Long> slow = always.append("room", ENTRY);
    for (int i = 1; i <= 100; i++) {
      assertThat(Await.result(everysec.append("room", ENTRY))).isEqualTo(i);
    }
    assertThat(slow.isComplete()).isFalse();
    disk.release();
    Await.result(slow);
  }

  @Test
  @DisplayName("Under EVERYSEC what was written is synced at the next turn, and an idle store syncs nothing.")
  void everysec_syncedAtTurn() {
    Path folder = root.resolve("other");
    EmbeddedStore turning = open(folder, new Setting(InstantSource.system(), disk, Duration.ofMillis(20)));
    Log log = turning.files().lanes().get(Durability.EVERYSEC).log();
    Await.result(turning.journal("chat", Durability.EVERYSEC).append("room", ENTRY));
    int made = disk.asked();
    Await.result(turning.journal("chat", Durability.EVERYSEC).append("room", ENTRY));

    Await.until("both are synced", () -> log.synced() == 2);
    assertThat(disk.asked()).isBetween(made, made + 2);
    Await.result(turning.close());
  }

  @Test
  @DisplayName("While the disk hangs, a bounded amount waits; more is refused at once, what waited is done later.")
  void diskHangs_waitingIsBounded() {
    Buffer large = Buffer.buffer(new byte[1024 * 1024]);
    disk.hold();
    List<Future<Long>> appends = IntStream.range(0, 80).mapToObj(i -> always.append("room", large)).toList();

    List<Future<Long>> refused = appends.stream().filter(Future::isComplete).toList();
    assertThat(refused).hasSizeBetween(10, 30).allSatisfy(append -> assertThat(append.cause())
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(ErrorCode.UNAVAILABLE)));
    disk.release();
    Await.until("all are answered", () -> appends.stream().allMatch(Future::isComplete));
    assertThat(appends.stream().filter(Future::succeeded)).hasSize(80 - refused.size());
    assertThat(Await.result(always.append("room", ENTRY))).isEqualTo(81 - refused.size());
  }

  @Test
  @DisplayName("A scan sees a commit as a whole or not at all.")
  void scan_seesWholeCommits() {
    KeyValueStore values = store.keyValues("pairs", Durability.EVERYSEC);
    List<Future<Boolean>> commits = IntStream.range(0, 3_000).mapToObj(i -> {
      Buffer value = Buffer.buffer().appendInt(i);
      return values.commit(List.of(Write.put("a", value), Write.put("b", value), Write.put("c", value)));
    }).toList();
    do {
      assertThat(Await.result(values.scan("", "", 10)).stream().map(entry -> entry.value().getInt(0)).distinct())
          .hasSizeLessThanOrEqualTo(1);
    } while (!commits.get(2_999).isComplete());
    Await.result(Future.all(commits));
  }
}
