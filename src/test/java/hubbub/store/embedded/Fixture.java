package hubbub.store.embedded;

import hubbub.testing.Await;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Stores in folders of the test, whose saver rests so long that everything stays in the logs. */
class Fixture {
  static final String SPACE = "space";
  static final Setting RESTING = new Setting(InstantSource.system(), LogFile::make, Duration.ofHours(1));

  @TempDir
  Path root;
  Vertx vertx;

  @BeforeEach
  final void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  final void stopVertx() {
    Await.result(vertx.close());
  }

  final EmbeddedStore open(Path folder, Setting setting) {
    return Await.result(EmbeddedStore.open(vertx, folder, setting));
  }

  /** Copies the files of an open store as they are, which is what kill -9 would leave now. */
  final Path killed(Path folder, String name) {
    Path copy = root.resolve(name);
    try (var files = Files.list(folder)) {
      Files.createDirectories(copy);
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return copy;
  }

  static Path onlyLog(Path folder, String log) {
    List<Path> files = logs(folder, log);
    if (files.size() != 1) {
      throw new AssertionError("log files: " + files);
    }
    return files.get(0);
  }

  static List<Path> logs(Path folder, String log) {
    try {
      return Replay.segments(folder, log);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
