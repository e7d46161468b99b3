package hubbub.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.store.Durability;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.Store;
import hubbub.store.StoreInUse;
import hubbub.store.Unopened;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillIT {
  private static final int ROUNDS = 5;

  @TempDir
  private Path root;

  @Test
  @DisplayName("A process killed while it writes, again and again, loses nothing that it acknowledged.")
  void killedWhileWriting_nothingAcknowledgedLost() throws IOException {
    Path folder = root.resolve("store");
    Random random = new Random();
    Vertx vertx = Vertx.vertx();
    Map<String, Long> acknowledged = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      // Some rounds end before the tables were ever saved, others in the middle of it.
      int before = acknowledged.size();
      writeAndKill(folder, 1_000 + random.nextInt(10_000), acknowledged);
      assertThat(acknowledged.size()).isGreaterThanOrEqualTo(before);
      check(vertx, folder, acknowledged);
    }
    Await.result(vertx.close());
    assertThat(acknowledged.keySet().stream().filter(key -> !key.startsWith("trim")))
        .hasSize(Durability.values().length * AcknowledgingWriter.WRITERS * 2);
  }

  @Test
  @DisplayName("A store that another process has is in use, by that process, and free when that one is gone.")
  void otherProcess_inUse() throws IOException {
    Path folder = root.resolve("store");
    Vertx vertx = Vertx.vertx();
    Process writer = writer(folder);
    assertThat(writer.inputReader().readLine()).isNotNull();

    assertThat(Await.failure(EmbeddedStore.open(vertx, folder))).isInstanceOfSatisfying(StoreInUse.class, inUse -> {
      assertThat(inUse.holder()).isEqualTo("process " + writer.pid());
      assertThat(inUse).hasMessage("The store folder " + folder + " is in use by process " + writer.pid() + ".");
      assertThat(Unopened.in(new IllegalStateException("It did not start", inUse))).contains(inUse);
    });
    writer.destroyForcibly().onExit().join();
    try (CapturedLog torn = CapturedLog.of("hubbub.store.embedded")) {
      Store store = Await.result(EmbeddedStore.open(vertx, folder));
      assertThat(store.lost().isComplete()).isFalse();
      Await.result(store.close());
      assertThat(torn.lines()).allMatch(line -> line.startsWith("WARN store.tail.cut"));
    }
    Await.result(vertx.close());
  }

  private static Process writer(Path folder) throws IOException {
    return new ProcessBuilder(List.of(
        ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-XX:+IgnoreUnrecognizedVMOptions",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-cp", System.getProperty("java.class.path"), AcknowledgingWriter.class.getName(), folder.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void writeAndKill(Path folder, int lines, Map<String, Long> acknowledged) throws IOException {
    Process writer = writer(folder);
    try (BufferedReader said = writer.inputReader()) {
      for (int i = 0; i < lines; i++) {
        acknowledge(said.readLine(), acknowledged);
      }
      // Not through the Process, which would close its end of the pipe.
      writer.toHandle().destroyForcibly();
      // What is still in the pipe was acknowledged as well; only the very last line may be half a one.
      String line = said.readLine();
      for (String next = said.readLine(); next != null; next = said.readLine()) {
        acknowledge(line, acknowledged);
        line = next;
      }
    } finally {
      writer.destroyForcibly();
    }
    assertThat(writer.onExit().join().exitValue()).isEqualTo(128 + 9);
  }

  private static void acknowledge(String line, Map<String, Long> acknowledged) {
    assertThat(line).as("what the writer says").isNotNull();
    String[] words = line.split(" ");
    acknowledged.merge(words[0] + " " + words[1], Long.parseLong(words[2]), Math::max);
  }

  private static void check(Vertx vertx, Path folder, Map<String, Long> acknowledged) {
    // A torn tail is possible, and logged; damage would fail the opening.
    try (CapturedLog said = CapturedLog.of("hubbub.store.embedded")) {
      Store store = Await.result(EmbeddedStore.open(vertx, folder));
      for (Durability durability : Durability.values()) {
        for (int i = 0; i < AcknowledgingWriter.WRITERS; i++) {
          String name = AcknowledgingWriter.name(durability, i);
          checkStream(store.journal(AcknowledgingWriter.space(durability), durability), name, acknowledged);
          checkPair(store.keyValues(AcknowledgingWriter.space(durability), durability), name, acknowledged);
        }
      }
      Await.result(store.close());
      assertThat(said.lines()).allMatch(line -> line.startsWith("WARN store.tail.cut"));
    }
  }

  private static void checkStream(Journal journal, String stream, Map<String, Long> acknowledged) {
    long last = Await.result(journal.last(stream));
    assertThat(last).as(stream).isGreaterThanOrEqualTo(acknowledged.getOrDefault("append " + stream, 0L));
    List<Journal.Line> lines = Await.result(journal.after(stream, 0, 10_000));
    if (!lines.isEmpty()) {
      long first = lines.get(0).seq();
      assertThat(first).isGreaterThan(acknowledged.getOrDefault("trim " + stream, 0L));
      assertThat(lines).extracting(Journal.Line::seq)
          .isEqualTo(LongStream.rangeClosed(first, last).boxed().toList());
      assertThat(lines).extracting(Journal.Line::entry).containsOnly(AcknowledgingWriter.entry(stream));
    }
    // Trimmed at every hundredth number, so the oldest hundred is never touched by the newest trim.
    assertThat(lines.size()).isGreaterThanOrEqualTo((int) Math.min(last, 100));
  }

  private static void checkPair(KeyValueStore values, String key, Map<String, Long> acknowledged) {
    long one = Await.result(values.get(key)).map(entry -> entry.value().getLong(0)).orElse(0L);
    long two = Await.result(values.get(key + " twin")).map(entry -> entry.value().getLong(0)).orElse(0L);
    assertThat(one).as(key).isEqualTo(two).isGreaterThanOrEqualTo(acknowledged.getOrDefault("count " + key, 0L));
  }
}
