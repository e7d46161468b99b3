package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.process.CannotRun;
import hubbub.process.Libc;
import hubbub.process.Patience;
import hubbub.process.Signal;
import hubbub.testing.Await;
import hubbub.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NothingOutlivesIT {
  @RegisterExtension
  final SessionFixture fixture = new SessionFixture();
  @TempDir
  Path folder;

  @Test
  @DisplayName("The end of a session ends all its commands and what they left behind")
  void sessionEnd_endsAll() throws Exception {
    Session session = fixture.session();
    List<Recorded> all = Stubborn.COMMANDS.stream().map(command -> Stubborn.start(session, command)).toList();
    Stubborn.start(session, Stubborn.LEAVING).toItsEnd();
    assertThat(Processes.marked(session.mark())).hasSizeGreaterThan(Stubborn.COMMANDS.size());
    session.end().get(20, TimeUnit.SECONDS);
    assertThat(Processes.marked(session.mark())).isEmpty();
    all.forEach(command -> assertThat(command.command().completion()).isDone());
    assertThatThrownBy(() -> session.run(CommandRequest.plain("true"), all.getFirst())).isInstanceOf(CannotRun.class);
  }

  @Test
  @DisplayName("The end of one command ends what belongs to it and nothing else")
  void commandEnd_endsOne() {
    Session session = fixture.session();
    List<Recorded> all = Stubborn.COMMANDS.stream().map(command -> Stubborn.start(session, command)).toList();
    Recorded other = Stubborn.start(session, "echo ready; cat");
    all.forEach(command -> command.command().end());
    all.forEach(Recorded::toItsEnd);
    for (Recorded command : all) {
      Processes.awaitNone(session.mark() + command.command().number() + ".", Duration.ofSeconds(10));
    }
    other.type("still\n").says("still").with(Command::endInput).toItsEnd();
  }

  @Test
  @DisplayName("First comes HUP, then TERM, then KILL, each in its time")
  void end_insistsMoreAndMore() throws IOException {
    Patience patience = new Patience(Duration.ofMillis(700), Duration.ofMillis(2500));
    Session session = Session.open(fixture.options().withPatience(patience));
    Recorded stubborn = Stubborn.start(session, "t() { echo $1 $EPOCHREALTIME >>" + folder + "/told; };"
        + " trap 't HUP' HUP; trap 't TERM' TERM; trap 't EXIT' EXIT; echo ready; while :; do sleep 0.05; done");
    long begin = System.nanoTime();
    session.end().join();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(stubborn.status()).isEqualTo(1009);
    List<String> told = Files.readAllLines(folder.resolve("told"));
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).startsWith("HUP ");
    assertThat(told.get(1)).startsWith("TERM ");
    assertThat(time(told.get(1)).minus(time(told.get(0)))).isGreaterThan(Duration.ofMillis(600));
    assertThat(took).isBetween(patience.kill(), Duration.ofSeconds(30));
  }

  private static Duration time(String line) {
    return Duration.of(Long.parseLong(line.split(" ")[1].replace(".", "")), ChronoUnit.MICROS);
  }

  @Test
  @DisplayName("What ends by HUP is not waited for any longer")
  void willingCommands_endAtOnce() {
    Session session = Session.open(fixture.options().withPatience(Patience.USUAL));
    Stubborn.start(session, "echo ready; sleep 1000");
    Stubborn.start(session, "setsid sh -c 'echo ready; sleep 1000; :' & wait");
    long begin = System.nanoTime();
    session.end().join();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Patience.USUAL.term());
  }

  @Test
  @DisplayName("After kill -9 of the hub nothing of its sessions is left, and no keeper or folder either")
  void hubKilled_nothingIsLeft() throws Exception {
    Path told = folder.resolve("session");
    Process hub = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Doomed.class.getName(),
        told.toString()).inheritIO().start();
    try {
      Await.until("the commands run", () -> Files.exists(told));
      String mark = Files.readAllLines(told).get(0);
      Path sessionFolder = Path.of(Files.readAllLines(told).get(1));
      assertThat(Processes.marked(mark)).hasSizeGreaterThan(Stubborn.COMMANDS.size());
      assertThat(Processes.withArgument(sessionFolder.toString())).hasSize(1);
      hub.destroyForcibly().waitFor();
      Processes.awaitNone(mark, Duration.ofSeconds(20));
      Await.until("the folder has gone", () -> Files.notExists(sessionFolder));
      Await.until("the keeper has gone", () -> Processes.withArgument(sessionFolder.toString()).isEmpty());
    } finally {
      hub.destroyForcibly();
    }
  }

  @Test
  @DisplayName("A keeper that was killed has a successor that knows as much")
  void killedKeeper_isReplaced() {
    Session session = fixture.session();
    Recorded first = Stubborn.start(session, "env -i sleep 1000 & echo ready; exec env -i sleep 1000");
    Processes.withArgument(session.folder()).forEach(ProcessHandle::destroyForcibly);
    Recorded second = Stubborn.start(session, "trap '' HUP; echo ready; sleep 1000");
    first.command().end();
    second.command().end();
    first.toItsEnd();
    second.toItsEnd();
    // The one, and perhaps what it is about to start.
    assertThat(Processes.withArgument(session.folder())).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "STOP"})
  @DisplayName("A keeper that was killed or stopped does not keep a session from ending all")
  void hinderedKeeper_endsAll(String signal) throws IOException {
    Session session = Session.open(fixture.options());
    Recorded stubborn = Stubborn.start(session, "trap '' HUP TERM; echo ready; while :; do sleep 1000; done");
    Stubborn.start(session, Stubborn.LEAVING).toItsEnd();
    Processes.withArgument(session.folder()).forEach(keeper ->
        Libc.kill((int) keeper.pid(), Signal.of(signal).orElseThrow().number()));
    session.end().join();
    assertThat(stubborn.status()).isEqualTo(1009);
    assertThat(Processes.marked(session.mark())).isEmpty();
    assertThat(Path.of(session.folder())).doesNotExist();
  }

  @Test
  @DisplayName("A keeper that was stopped holds up no command, however many there are")
  void stoppedKeeper_holdsUpNobody() {
    Session session = fixture.session();
    Recorded first = Stubborn.start(session, "trap '' HUP; echo ready; sleep 1000");
    Processes.withArgument(session.folder()).forEach(keeper -> Libc.kill((int) keeper.pid(), 19));
    first.command().end();
    for (int i = 0; i < 3000 && !first.command().completion().isDone(); i += 10) {
      List<Recorded> some = IntStream.range(0, 10)
          .mapToObj(j -> Recorded.started(session, CommandRequest.plain("exit 0"))).toList();
      some.forEach(Recorded::toItsEnd);
    }
    first.toItsEnd();
  }

  @Test
  @DisplayName("A session in which nothing runs ends at once, however often one asks")
  void idleSession_ends() {
    Session session = Session.open(fixture.options().withPatience(Patience.USUAL));
    long begin = System.nanoTime();
    session.end();
    session.end().join();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Patience.USUAL.term());
    assertThat(Path.of(session.folder())).doesNotExist();
  }
}
