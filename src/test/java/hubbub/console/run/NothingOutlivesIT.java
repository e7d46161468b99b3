package hubbub.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.process.Patience;
import hubbub.testing.Await;
import hubbub.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NothingOutlivesIT {
  /** Programs that want to stay, as children of a console and in sessions of their own. */
  static final String STUBBORN = "setsid sh -c 'trap \"\" HUP TERM; while :; do sleep 1000; done' & "
      + "nohup sleep 1000 >/dev/null 2>&1 & env -i sleep 1000 & env -i setsid sleep 1000 & "
      + "sh -c 'kill -STOP $$' & (setsid sleep 1000 >/dev/null 2>&1 &); ";

  @TempDir
  private Path folder;

  @Test
  @DisplayName("First comes HUP, then TERM, then KILL, each in its time")
  void end_insistsMoreAndMore() throws IOException {
    Patience patience = new Patience(Duration.ofMillis(700), Duration.ofMillis(2500));
    Path told = folder.resolve("told");
    Ran ran = Ran.start(Ran.shell("exec bash -c 't() { echo $1 $EPOCHREALTIME >>$0; }; trap \"t HUP\" HUP;"
        + " trap \"t TERM\" TERM; t READY; while :; do sleep 0.05; done' \"$1\"", told.toString())
        .withPatience(patience));
    awaitText(told, "READY");
    long begin = System.nanoTime();
    ran.console().end();
    ran.console().end();
    ran.toItsEnd();
    assertThat(ran.status()).isEqualTo(1009);
    List<String> lines = Files.readAllLines(told);
    assertThat(lines).extracting(line -> line.split(" ")[0]).containsExactly("READY", "HUP", "TERM");
    assertThat(time(lines.get(2)).minus(time(lines.get(1)))).isGreaterThan(Duration.ofMillis(600));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(patience.kill(), Duration.ofSeconds(30));
  }

  private static Duration time(String line) {
    return Duration.of(Long.parseLong(line.split(" ")[1].replaceAll("[.,]", "")), ChronoUnit.MICROS);
  }

  private static void awaitText(Path file, String text) {
    Await.until(file + " says " + text, () -> Processes.read(file).contains(text));
  }

  @Test
  @DisplayName("What ends by HUP is not waited for any longer")
  void willing_endsAtOnce() {
    Path ready = folder.resolve("ready");
    Ran ran = Ran.start(Ran.shell("setsid sleep 1000 & echo ready >\"$1\"; wait", ready.toString())
        .withPatience(Patience.USUAL));
    awaitText(ready, "ready");
    long begin = System.nanoTime();
    ran.console().end();
    ran.toItsEnd();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Patience.USUAL.term());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait", "trap '' HUP TERM; while :; do sleep 1000; done"})
  @DisplayName("Its end ends all it started, in whatever group, session and environment")
  void end_endsAll(String rest) {
    Path ready = folder.resolve("ready");
    Ran ran = Ran.start(Ran.shell(STUBBORN + "echo ready >\"$1\"; " + rest, ready.toString()));
    awaitText(ready, "ready");
    Await.until("they run", () -> Processes.marked(ran.console().mark()).size() >= 4);
    ran.console().end();
    ran.toItsEnd();
    assertThat(Processes.marked(ran.console().mark())).isEmpty();
    Await.until("the keeper has gone", () -> Processes.withArgument(ran.console().mark()).isEmpty());
  }

  @Test
  @DisplayName("When it ends by itself, or is killed, what it left is ended too")
  void ownEnd_endsAll() {
    for (String last : List.of("exit 4", "kill -9 $$")) {
      Ran ran = Ran.start(Ran.shell(STUBBORN + last)).toItsEnd();
      assertThat(ran.status()).isIn(4, 1009);
      assertThat(Processes.marked(ran.console().mark())).isEmpty();
    }
  }

  @Test
  @DisplayName("It is told that it ended before what it left has ended")
  void end_isToldAtOnce() {
    Ran ran = Ran.start(Ran.shell("setsid sh -c 'trap \"\" HUP TERM; echo >\"$0\"; while :; do sleep 1000; done'"
        + " \"$1\" & while [ ! -e \"$1\" ]; do sleep 0.01; done", folder.resolve("ready").toString())
        .withPatience(new Patience(Duration.ofSeconds(5), Duration.ofSeconds(6))));
    Await.until("its end is told", ran::hasEnded);
    assertThat(ran.console().completion()).isNotDone();
    ran.toItsEnd();
  }

  @Test
  @DisplayName("A keeper that was killed has a successor that ends all")
  void killedKeeper_isReplaced() {
    Path ready = folder.resolve("ready");
    Ran ran = Ran.start(Ran.shell(STUBBORN + "echo ready >\"$1\"; wait", ready.toString()));
    awaitText(ready, "ready");
    Processes.withArgument(ran.console().mark()).forEach(ProcessHandle::destroyForcibly);
    ran.console().end();
    ran.toItsEnd();
    assertThat(Processes.marked(ran.console().mark())).isEmpty();
  }

  @Test
  @DisplayName("After kill -9 of the hub nothing of its consoles is left, and no keeper either")
  void hubKilled_nothingIsLeft() throws Exception {
    Path told = folder.resolve("marks");
    Process hub = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Doomed.class.getName(),
        told.toString()).inheritIO().start();
    try {
      Await.until("the consoles run", () -> Files.exists(told));
      List<String> marks = Files.readAllLines(told);
      assertThat(marks).hasSize(3);
      // Any of them may be becoming another program just now.
      marks.forEach(mark -> Await.until("it runs and has a keeper",
          () -> !Processes.marked(mark).isEmpty() && Processes.withArgument(mark).size() == 1));
      hub.destroyForcibly().waitFor();
      marks.forEach(mark -> Processes.awaitNone(mark, Duration.ofSeconds(20)));
      Await.until("the keepers have gone", () -> Processes.withArgument(marks).isEmpty());
    } finally {
      hub.destroyForcibly();
    }
  }
}
