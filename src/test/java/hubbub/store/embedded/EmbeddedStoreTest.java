package hubbub.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Durability;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.Write;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedStoreTest extends Fixture {
  private static final Duration SOON = Duration.ofMillis(10);

  private final FullDisk disk = new FullDisk();
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = root.resolve("data/store");
  }

  @Test
  @DisplayName("The folder is made for its owner only.")
  void newFolder_ownerOnly() throws Exception {
    EmbeddedStore store = open(folder, RESTING);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
    Await.result(store.close());
  }

  @Test
  @DisplayName("A second opener is refused with a sentence that names the folder, and the first one goes on.")
  void secondOpener_refused() {
    EmbeddedStore store = open(folder, RESTING);

    assertThat(Await.failure(EmbeddedStore.open(vertx, folder))).isInstanceOfSatisfying(Fault.class, fault -> {
      assertThat(fault.code()).isEqualTo(ErrorCode.UNAVAILABLE);
      assertThat(fault.detail()).contains(folder.toString(), "open already, in this process");
    });
    Await.result(store.keyValues(SPACE, Durability.ALWAYS).put("key", Buffer.buffer("x")));
    Await.result(store.close());
    Await.result(open(folder, RESTING).close());
  }

  @Test
  @DisplayName("A store of a newer format is refused with a sentence that says what to do, and is left as it is.")
  void newerFormat_refused() {
    Await.result(open(folder, RESTING).close());
    write(folder, 9);

    assertThat(Await.failure(EmbeddedStore.open(vertx, folder))).isInstanceOf(Fault.class)
        .hasMessageContaining(folder.toString()).hasMessageContaining("format 9")
        .hasMessageContaining("up to 1").hasMessageContaining("newer hub");
    write(folder, 1);
    Await.result(open(folder, RESTING).close());
  }

  private static void write(Path folder, long format) {
    try (MVStore file = MVStore.open(OpenFiles.tablesFile(folder).toString())) {
      file.<String, Long>openMap("meta").put("format", format);
      file.commit();
    }
  }

  @Test
  @DisplayName("A folder that cannot be made is refused with a sentence that names it.")
  void impossibleFolder_refused() throws Exception {
    Path file = Files.createFile(root.resolve("file"));

    assertThat(Await.failure(EmbeddedStore.open(vertx, file.resolve("store"))))
        .isInstanceOf(Fault.class).hasMessageContaining(file.resolve("store") + " cannot be used");
  }

  @Test
  @DisplayName("A store that was closed leaves neither a log nor a thread behind.")
  void closed_noLogs() {
    final Set<Thread> before = storeThreads();
    EmbeddedStore store = open(folder, RESTING);
    Await.result(store.journal(SPACE, Durability.EVERYSEC).append("room", Buffer.buffer("x")));
    Await.result(store.journal("other", Durability.ALWAYS).append("room", Buffer.buffer("x")));
    assertThat(logs(folder, "everysec")).hasSize(1);
    assertThat(logs(folder, "always")).hasSize(1);

    Await.result(store.close());

    assertThat(logs(folder, "everysec")).isEmpty();
    assertThat(logs(folder, "always")).isEmpty();
    assertThat(storeThreads()).isEqualTo(before);
  }

  @Test
  @DisplayName("Whatever goes wrong at a store's end is told to whoever closes it, and the folder is free again.")
  void brokenEnd_told() {
    EmbeddedStore store = open(folder, new Setting(InstantSource.system(), disk, Duration.ofHours(1)));
    Await.result(store.journal(SPACE, Durability.ALWAYS).append("room", Buffer.buffer("x")));
    disk.unclosable(true);

    assertThat(Await.failure(store.close())).isInstanceOf(OutOfMemoryError.class);

    disk.unclosable(false);
    Await.result(open(folder, RESTING).close());
  }

  @Test
  @DisplayName("Log files are deleted when the tables are saved, and everything is there afterwards.")
  void saved_oldLogsDeleted() {
    EmbeddedStore store = open(folder, new Setting(InstantSource.system(), LogFile::make, SOON));
    Journal journal = store.journal(SPACE, Durability.EVERYSEC);
    Buffer large = Buffer.buffer(new byte[1024 * 1024]);
    Await.result(Future.all(IntStream.range(0, 30).mapToObj(i -> journal.append("room", large)).toList()));

    Await.until("old log files are gone", () -> logs(folder, "everysec").size() <= 1);
    Await.result(store.close());

    EmbeddedStore again = open(folder, RESTING);
    assertThat(Await.result(again.journal(SPACE, Durability.EVERYSEC).after("room", 0, 100))).hasSize(30);
    Await.result(again.close());
  }

  @Test
  @DisplayName("Expired keys are swept away without anybody asking for them, those that were put again are not.")
  void expired_swept() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochMilli(1_000_000));
    EmbeddedStore store = open(folder, new Setting(now::get, LogFile::make, SOON));
    KeyValueStore values = store.keyValues(SPACE, Durability.EVERYSEC);
    byte[] space = Keys.namespace(SPACE);
    for (int i = 0; i < 2_500; i++) {
      values.commit(List.of(Write.put("key" + i, Buffer.buffer("x")).expiringAt(1_000_100 + i)));
    }
    Await.result(values.put("key1", Buffer.buffer("stays")));
    Await.result(values.commit(List.of(Write.put("key2", Buffer.buffer("x")).expiringAt(9_000_000))));

    now.set(Instant.ofEpochMilli(2_000_000));
    Tables tables = store.files().shared().tables();
    Await.until("all expired keys are swept", () -> LongStream.range(3, 2_500)
        .noneMatch(i -> tables.value(Keys.join(space, "key" + i)).isPresent()));

    assertThat(Await.result(values.get("key1"))).isPresent();
    assertThat(Await.result(values.get("key2"))).isPresent();
    assertThat(Await.result(values.scan("", "", 100))).hasSize(2);
    Await.result(store.close());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("On a full disk writes fail and nothing is half written; when there is room again the store goes on.")
  void diskFull_failsAndRecovers(Durability durability) {
    try (CapturedLog said = CapturedLog.of("hubbub.store.embedded")) {
      EmbeddedStore store = open(folder, new Setting(InstantSource.system(), disk, SOON));
      KeyValueStore values = store.keyValues(SPACE, durability);
      Journal journal = store.journal(SPACE, durability);
      Await.result(journal.append("room", Buffer.buffer("before")));
      assertThat(store.healthy()).isTrue();

      disk.full(true);
      for (int i = 0; i < 5; i++) {
        assertUnavailable(journal.append("room", Buffer.buffer("lost")));
        assertUnavailable(journal.append("new room", Buffer.buffer("lost")));
        assertUnavailable(values.commit(List.of(
            Write.put("a", Buffer.buffer("x")), Write.put("b", Buffer.buffer("y")))));
      }
      assertThat(store.healthy()).isFalse();
      assertThat(Await.result(journal.last("room"))).isEqualTo(1);
      assertThat(Await.result(values.scan("", "", 9))).isEmpty();
      assertThat(Await.result(journal.last("new room"))).isZero();

      disk.full(false);
      Await.until("the store is healthy by itself", store::healthy);
      assertThat(Await.result(journal.append("room", Buffer.buffer("after")))).isEqualTo(2);
      assertThat(Await.result(journal.append("new room", Buffer.buffer("after")))).isEqualTo(1);
      assertThat(said.lines()).hasSize(2);
      assertThat(said.lines().get(0)).startsWith("ERROR store.write.failed ").contains("No space left on device");
      assertThat(said.lines().get(1)).startsWith("WARN store.write.recovered ");
      Path copy = killed(folder, "copy");
      Await.result(store.close());
      EmbeddedStore again = open(copy, RESTING);
      assertThat(Await.result(again.journal(SPACE, durability).after("room", 0, 9))).extracting(Journal.Line::entry)
          .containsExactly(Buffer.buffer("before"), Buffer.buffer("after"));
      Await.result(again.close());
    }
  }

  @Test
  @DisplayName("A half-written record that cannot be cut off is cut off before anything is written behind it.")
  void diskStuck_nothingBehindBrokenRecord() {
    try (CapturedLog said = CapturedLog.of("hubbub.store.embedded")) {
      EmbeddedStore store = open(folder, new Setting(InstantSource.system(), disk, Duration.ofHours(1)));
      Journal journal = store.journal(SPACE, Durability.ALWAYS);
      Await.result(journal.append("room", Buffer.buffer("before")));
      disk.full(true);
      disk.stuck(true);
      assertUnavailable(journal.append("room", Buffer.buffer("lost")));
      disk.full(false);
      assertUnavailable(journal.append("room", Buffer.buffer("lost")));
      disk.stuck(false);
      assertThat(Await.result(journal.append("room", Buffer.buffer("after")))).isEqualTo(2);

      Path copy = killed(folder, "copy");
      Await.result(store.close());
      EmbeddedStore again = open(copy, RESTING);
      assertThat(Await.result(again.journal(SPACE, Durability.ALWAYS).last("room"))).isEqualTo(2);
      Await.result(again.close());
      assertThat(said.lines()).hasSize(2);
    }
  }

  @Test
  @DisplayName("Tables that a disk error has closed are opened again by themselves, with all that was acknowledged.")
  void tablesBroken_reopened() {
    try (CapturedLog said = CapturedLog.of("hubbub.store.embedded")) {
      EmbeddedStore store = open(folder, new Setting(InstantSource.system(), LogFile::make, Duration.ofMillis(200)));
      Journal journal = store.journal(SPACE, Durability.EVERYSEC);
      List<Future<Long>> appends = IntStream.range(0, 500)
          .mapToObj(i -> journal.append("room", Buffer.buffer("entry"))).toList();
      appends.forEach(Await::result);

      store.files().shared().tables().abandon();
      assertUnavailable(journal.append("room", Buffer.buffer("lost")));
      assertThat(store.healthy()).isFalse();

      Await.until("the store is healthy by itself", () -> store.healthy() && said.lines().size() >= 3);
      assertThat(Await.result(journal.append("room", Buffer.buffer("after")))).isEqualTo(501);
      assertThat(Await.result(journal.after("room", 0, 1_000))).hasSize(501);
      assertThat(said.lines()).anyMatch(line -> line.startsWith("WARN store.reopened"));
      Await.result(store.close());
    }
  }

  @Test
  @DisplayName("A namespace may change its durability between two runs.")
  void otherDurability_goesOn() {
    for (int run = 1; run <= 4; run++) {
      Durability durability = Durability.values()[run % 2];
      EmbeddedStore store = open(folder, RESTING);
      assertThat(Await.result(store.journal(SPACE, durability).append("room", Buffer.buffer("x")))).isEqualTo(run);
      assertThat(Await.result(store.journal(SPACE, durability).append("room" + run, Buffer.buffer("x")))).isEqualTo(1);
      assertThat(Await.result(store.keyValues(SPACE, durability).scan("", "", 9))).hasSize(run - 1);
      Await.result(store.keyValues(SPACE, durability).put("key" + run, Buffer.buffer("x")));
      Path copy = killed(folder, "copy" + run);
      Await.result(store.close());
      folder = copy;
    }
  }

  private static Set<Thread> storeThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("hubbub-store-(always|everysec|saver)")).collect(Collectors.toSet());
  }

  private static void assertUnavailable(Future<?> call) {
    assertThat(Await.failure(call)).isInstanceOfSatisfying(Fault.class,
        fault -> assertThat(fault.code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }
}
