package hubbub.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Durability;
import hubbub.store.Entry;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.Write;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayTest extends Fixture {
  @ParameterizedTest
  @EnumSource
  @DisplayName("What was acknowledged is there after a kill, though nothing was saved.")
  void killed_everythingBack(Durability durability) {
    Path folder = root.resolve("store");
    EmbeddedStore store = open(folder, RESTING);
    KeyValueStore values = store.keyValues(SPACE, durability);
    Journal journal = store.journal(SPACE, durability);
    for (int i = 0; i < 20; i++) {
      Await.result(values.put("key " + i % 7, Buffer.buffer("value " + i)));
      Await.result(journal.append("room " + i % 3, Buffer.buffer("entry " + i)));
    }
    Await.result(values.delete("key 3"));
    Await.result(values.commit(List.of(Write.put("late", Buffer.buffer("x")).expiringAt(Long.MAX_VALUE))));
    Await.result(journal.trim("room 1", 4));
    Await.result(journal.drop("room 2"));
    Await.result(journal.append("room 2", Buffer.buffer("again")));
    final List<Entry> entries = Await.result(values.scan("", "", 100));
    final List<Journal.Line> lines = Await.result(journal.after("room 1", 0, 100));
    Path copy = killed(folder, "copy");
    Await.result(store.close());

    EmbeddedStore again = open(copy, RESTING);
    assertThat(Await.result(again.keyValues(SPACE, durability).scan("", "", 100))).isEqualTo(entries).hasSize(7);
    assertThat(Await.result(again.journal(SPACE, durability).after("room 1", 0, 100))).isEqualTo(lines).hasSize(3);
    assertThat(Await.result(again.journal(SPACE, durability).last("room 0"))).isEqualTo(7);
    assertThat(Await.result(again.journal(SPACE, durability).append("room 2", Buffer.buffer("on")))).isEqualTo(2);
    Await.result(again.close());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A log that ends anywhere in its last record loses that record only, says so, and goes on.")
  void tornAtEveryByte_lastRecordCut(Durability durability) throws IOException {
    Path folder = root.resolve("store");
    EmbeddedStore store = open(folder, RESTING);
    Journal journal = store.journal(SPACE, durability);
    Await.result(journal.append("room", Buffer.buffer("one")));
    Await.result(journal.append("room", Buffer.buffer("two")));
    Path log = onlyLog(folder, Log.name(durability));
    final long intact = Files.size(log);
    Await.result(journal.append("room", Buffer.buffer("three")));
    final long whole = Files.size(log);

    for (long size = intact; size < whole; size++) {
      Path copy = killed(folder, "torn" + size);
      truncate(onlyLog(copy, Log.name(durability)), size);
      try (CapturedLog said = CapturedLog.of("hubbub.store.embedded")) {
        EmbeddedStore again = open(copy, RESTING);
        Journal kept = again.journal(SPACE, durability);
        assertThat(Await.result(kept.after("room", 0, 9))).containsExactly(
            new Journal.Line(1, Buffer.buffer("one")), new Journal.Line(2, Buffer.buffer("two")));
        assertThat(Await.result(kept.append("room", Buffer.buffer("new")))).isEqualTo(3);
        Await.result(again.close());
        if (size > intact) {
          assertThat(said.lines()).singleElement().asString()
              .startsWith("WARN store.tail.cut file=" + copy).endsWith(" bytes=" + (size - intact));
        } else {
          assertThat(said.lines()).isEmpty();
        }
      }
    }
    Await.result(store.close());
  }

  @Test
  @DisplayName("A file cut off within its beginning has no records and is taken away.")
  void tornBeginning_goesOn() throws IOException {
    Path folder = root.resolve("store");
    EmbeddedStore store = open(folder, RESTING);
    Await.result(store.journal(SPACE, Durability.EVERYSEC).append("room", Buffer.buffer("one")));
    for (long size = 0; size <= Segment.HEADER; size++) {
      Path copy = killed(folder, "torn" + size);
      truncate(onlyLog(copy, "everysec"), size);
      try (CapturedLog said = CapturedLog.of("hubbub.store.embedded")) {
        EmbeddedStore again = open(copy, RESTING);
        assertThat(Await.result(again.journal(SPACE, Durability.EVERYSEC).last("room"))).isZero();
        Await.result(again.close());
        assertThat(said.lines()).hasSize(size > 0 && size < Segment.HEADER ? 1 : 0);
      }
    }
    Await.result(store.close());
  }

  @Test
  @DisplayName("A flipped bit with an intact record behind it is refused, whichever byte it is in, and nothing is cut.")
  void flippedBit_refused() throws IOException {
    Path folder = root.resolve("store");
    EmbeddedStore store = open(folder, RESTING);
    Journal journal = store.journal(SPACE, Durability.EVERYSEC);
    Await.result(journal.append("room", Buffer.buffer("one")));
    Await.result(journal.append("room", Buffer.buffer("two")));
    long end = Files.size(onlyLog(folder, "everysec"));
    Await.result(journal.append("room", Buffer.buffer("three")));
    Path copy = killed(folder, "copy");
    Await.result(store.close());

    Path log = onlyLog(copy, "everysec");
    byte[] good = Files.readAllBytes(log);
    for (int at = 0; at < end; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 4;
      Files.write(log, bad);
      assertThat(Await.failure(EmbeddedStore.open(vertx, copy, RESTING))).as("byte " + at)
          .isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(fault.detail()).contains(log.toString(), "damaged", "Restore");
          });
      assertThat(Files.readAllBytes(log)).isEqualTo(bad);
    }
    Files.write(log, good);
    EmbeddedStore again = open(copy, RESTING);
    assertThat(Await.result(again.journal(SPACE, Durability.EVERYSEC).last("room"))).isEqualTo(3);
    Await.result(again.close());
  }

  @Test
  @DisplayName("After a loss of power, what had not been synced may be broken in any order and is cut.")
  void brokenBeforePowerLoss_unsyncedCut() throws IOException {
    Path copy = brokenSecondRecord();
    otherBoot(onlyLog(copy, "everysec"), 0);

    try (CapturedLog said = CapturedLog.of("hubbub.store.embedded")) {
      EmbeddedStore again = open(copy, RESTING);
      assertThat(Await.result(again.journal(SPACE, Durability.EVERYSEC).last("room"))).isEqualTo(1);
      Await.result(again.close());
      assertThat(said.lines()).hasSize(1);
    }
  }

  @Test
  @DisplayName("After a loss of power, a broken record that had been synced is damage, and refused.")
  void brokenSyncedBeforePowerLoss_refused() throws IOException {
    Path copy = brokenSecondRecord();
    otherBoot(onlyLog(copy, "everysec"), 2);

    assertThat(Await.failure(EmbeddedStore.open(vertx, copy, RESTING))).hasMessageContaining("damaged");
  }

  @Test
  @DisplayName("A log that begins behind what the tables have is refused: a file is missing.")
  void missingTables_refused() throws IOException {
    Path folder = root.resolve("store");
    EmbeddedStore store = open(folder, RESTING);
    Await.result(store.journal(SPACE, Durability.ALWAYS).append("room", Buffer.buffer("one")));
    Await.result(store.close());
    store = open(folder, RESTING);
    Await.result(store.journal(SPACE, Durability.ALWAYS).append("room", Buffer.buffer("two")));
    Path copy = killed(folder, "copy");
    Await.result(store.close());
    Files.delete(copy.resolve("store.mv"));

    assertThat(Await.failure(EmbeddedStore.open(vertx, copy, RESTING))).hasMessageContaining("missing");
  }

  @Test
  @DisplayName("Tables that are no MVStore file are refused with a sentence that names the file.")
  void brokenTables_refused() throws IOException {
    Path folder = Files.createDirectories(root.resolve("store"));
    Files.write(folder.resolve("store.mv"), new byte[10_000]);

    assertThat(Await.failure(EmbeddedStore.open(vertx, folder, RESTING)))
        .isInstanceOf(Fault.class).hasMessageContaining(folder.resolve("store.mv") + " cannot be opened");
  }

  private Path brokenSecondRecord() throws IOException {
    Path folder = root.resolve("store");
    EmbeddedStore store = open(folder, RESTING);
    Journal journal = store.journal(SPACE, Durability.EVERYSEC);
    Await.result(journal.append("room", Buffer.buffer("one")));
    long second = Files.size(onlyLog(folder, "everysec"));
    Await.result(journal.append("room", Buffer.buffer("two")));
    Await.result(journal.append("room", Buffer.buffer("three")));
    Path copy = killed(folder, "copy");
    Await.result(store.close());
    byte[] bytes = Files.readAllBytes(onlyLog(copy, "everysec"));
    bytes[(int) second + RecordBuffer.HEADER] ^= 1;
    Files.write(onlyLog(copy, "everysec"), bytes);
    return copy;
  }

  // The third record as it would be had so many been synced when it was written, in a file of an earlier boot.
  private static void otherBoot(Path log, long synced) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(log));
    long salt = Segment.read(bytes).orElseThrow().salt();
    bytes.put(0, new Segment(salt, "an earlier boot").written(), 0, Segment.HEADER);
    int at = Segment.HEADER;
    for (int record = 1; record < 3; record++) {
      at += RecordBuffer.HEADER + bytes.getInt(at + 4);
    }
    bytes.putLong(at + 16, synced);
    int end = at + RecordBuffer.HEADER + bytes.getInt(at + 4);
    bytes.putInt(at, RecordBuffer.checksum(new CRC32C(), salt, bytes, at, end));
    Files.write(log, bytes.array());
  }

  private static void truncate(Path file, long size) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) size));
  }
}
