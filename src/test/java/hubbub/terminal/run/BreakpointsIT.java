package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.process.CannotRun;
import hubbub.process.Raw;
import hubbub.terminal.shell.CommandLine;
import hubbub.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BreakpointsIT {
  @RegisterExtension
  final SessionFixture fixture = new SessionFixture();
  @TempDir
  Path folder;

  private Recorded start(String text, Integer... pipes) {
    return Recorded.started(fixture.session(), CommandRequest.plain(text).withBreakpoints(Set.of(pipes), Set.of()));
  }

  private Recorded run(String text, Integer... pipes) {
    return start(text, pipes).toItsEnd();
  }

  @Test
  @DisplayName("ls | grep png with a breakpoint shows what ls says, and greps the same")
  void breakpoint_showsWhatPasses() throws IOException {
    for (String name : new String[] {"a.png", "b.txt", "c.png"}) {
      Files.createFile(folder.resolve(name));
    }
    Recorded ran = run("cd " + folder + "; ls | grep \"png\"", 0);
    assertThat(ran.out()).isEqualTo("a.png\nc.png\n");
    assertThat(ran.at(0).text(Source.STDOUT)).isEqualTo("a.png\nb.txt\nc.png\n");
    assertThat(ran.at(0).combined()).isEqualTo("a.png\nb.txt\nc.png\n");
    assertThat(ran.at(0).status()).isZero();
    assertThat(ran.status()).isZero();
  }

  @Test
  @DisplayName("seq | sort | head with two breakpoints: the first is cut at 1 MiB, the second ends with head")
  void twoBreakpoints_areTold() {
    Recorded ran = run("seq 1000000 | sort -rn | head; echo ${PIPESTATUS[@]}", 0, 1);
    String head = IntStream.rangeClosed(0, 9).mapToObj(i -> 1_000_000 - i + "\n").collect(Collectors.joining());
    assertThat(ran.out()).isEqualTo(head + "0 141 0\n");
    String first = IntStream.rangeClosed(1, 200_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
    assertThat(ran.at(0).text(Source.STDOUT)).hasSize(CommandRequest.BREAKPOINT_BYTES)
        .isEqualTo(first.substring(0, CommandRequest.BREAKPOINT_BYTES));
    assertThat(ran.at(0).truncated()).containsExactly(Source.STDOUT);
    assertThat(ran.at(1).text(Source.STDOUT)).startsWith(head);
    assertThat(ran.at(1).truncated()).isEmpty();
    assertThat(ran.at(0).status()).isZero();
    assertThat(ran.at(1).status()).isEqualTo(141);
  }

  @Test
  @DisplayName("The errors of the stage before are at the breakpoint and among the command's errors, in order")
  void stageErrors_areTold() {
    Recorded ran = start("(echo o1; read x; echo e1 >&2; read x; echo o2; [ -t 2 ] && echo tty; exit 5)"
        + " | cat; ls /nowhere | cat", 0, 1);
    for (String word : List.of("o1", "e1")) {
      Await.until("the stage says " + word, () -> ran.at(0).combined().endsWith(word + "\n"));
      ran.type("\n");
    }
    ran.toItsEnd();
    assertThat(ran.out()).isEqualTo("o1\no2\ntty\n");
    assertThat(ran.at(0).combined()).isEqualTo("o1\ne1\no2\ntty\n");
    assertThat(ran.at(0).text(Source.STDERR)).isEqualTo("e1\n");
    assertThat(ran.at(0).status()).isEqualTo(5);
    assertThat(ran.err()).startsWith("e1\nls: ");
    assertThat(ran.at(1).text(Source.STDERR)).startsWith("ls: ");
    assertThat(ran.at(1).status()).isEqualTo(2);
  }

  @Test
  @DisplayName("A pipe that carries errors too shows them as what passes")
  void pipeWithErrors_carriesThem() {
    Recorded ran = run("ls /nowhere |& tr a-z A-Z", 0);
    assertThat(ran.out()).startsWith("LS: ");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.at(0).text(Source.STDOUT)).startsWith("ls: ");
    assertThat(ran.at(0).text(Source.STDERR)).isEmpty();
  }

  @Test
  @DisplayName("A stage's errors are cut at 1 MiB at the breakpoint, and come whole as the command's")
  void muchErrors_areCut() {
    Recorded ran = run("seq 300000 >&2 | cat", 0);
    assertThat(ran.at(0).bytes(Source.STDERR)).hasSize(CommandRequest.BREAKPOINT_BYTES);
    assertThat(ran.at(0).truncated()).containsExactly(Source.STDERR);
    assertThat(ran.err()).hasSize(1_988_895);
  }

  @Test
  @DisplayName("A held stage waits and nothing passes; released, all does")
  void heldStage_waits() {
    Recorded held = Recorded.started(fixture.session(), CommandRequest.plain("(echo begun >&2; seq 100000;"
        + " echo done >&2) | (echo reader; wc -l); true | cat").withBreakpoints(Set.of(0, 1), Set.of(0)));
    held.says("reader");
    Await.until("it has begun", () -> held.err().contains("begun"));
    Recorded.ended(fixture.session(), "sleep 0.2");
    assertThat(held.at(0).text(Source.STDOUT)).isEmpty();
    assertThat(held.err()).isEqualTo("begun\n");
    held.command().hold(0, false);
    assertThat(held.toItsEnd().out()).isEqualTo("reader\n100000\n");
    assertThat(held.err()).isEqualTo("begun\ndone\n");
    assertThatThrownBy(() -> held.command().hold(7, true)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("A stage can be held and released as often as one likes, also when its reader ends meanwhile")
  void stage_isHeldAgain() {
    Recorded yes = start("yes | head -c 100000000 | tail -c 2", 0, 1);
    for (int i = 0; i < 5; i++) {
      yes.command().hold(1, true);
      yes.command().hold(1, false);
    }
    assertThat(yes.toItsEnd().out()).isEqualTo("y\n");
    assertThat(yes.at(0).status()).isEqualTo(141);
    Recorded held = start("yes | sleep 0.2; echo ${PIPESTATUS[@]}", 0);
    held.command().hold(0, true);
    assertThat(held.toItsEnd().out()).isEqualTo("141 0\n");
  }

  @Test
  @DisplayName("A pipe that does not exist is refused before anything runs")
  void missingPipe_isRefused() {
    for (String text : new String[] {"touch " + folder + "/x", "touch " + folder + "/x; true | (true | true)"}) {
      assertThatThrownBy(() -> run(text, 0, 1)).isInstanceOf(CannotRun.class).hasMessageContaining("There is no pipe");
    }
    assertThat(folder.resolve("x")).doesNotExist();
    assertThatThrownBy(() -> run("a | b | 'c", 0)).isInstanceOf(CannotRun.class);
  }

  @Test
  @DisplayName("A breakpoint where nothing ever comes by does not keep the command")
  void unusedBreakpoint_keepsNobody() {
    assertThat(run("false && echo a | cat; exit 3; echo b | cat", 0, 1).status()).isEqualTo(3);
    assertThat(run("kill -9 $$; echo b | cat", 0).status()).isEqualTo(1009);
  }

  @Test
  @DisplayName("Bytes pass a breakpoint as they are, and a hundred megabytes do")
  void bytes_passUnchanged() {
    Recorded ran = run("cd " + folder + "; head -c 500000 /dev/urandom >r; cat r | md5sum; md5sum <r", 0);
    String[] sums = ran.out().split("\n");
    assertThat(sums[0]).isEqualTo(sums[1]);
    assertThat(ran.at(0).bytes(Source.STDOUT)).hasSize(500_000);
    assertThat(run("head -c 100000000 /dev/zero | wc -c", 0).out()).isEqualTo("100000000\n");
  }

  static List<String> pipelines() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/terminal/pipelines.txt")).stream()
        .filter(line -> !line.startsWith("##")).map(line -> line.replace("\\n", "\n").replace("\\t", "\t")).toList();
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  @DisplayName("Breakpoints change neither output nor errors nor status: the same without any, and in bash itself")
  void breakpoints_changeNothing(String text) {
    int pipes = CommandLine.read(text).pipes().size();
    Recorded watched = run(text, IntStream.range(0, pipes).boxed().toArray(Integer[]::new));
    for (String unwatched : List.of(text, "exec bash -c " + Raw.quoted(text))) {
      Recorded plain = run(unwatched);
      assertThat(watched.out()).isEqualTo(plain.out());
      assertThat(complaints(watched)).isEqualTo(complaints(plain));
      assertThat(watched.status()).isEqualTo(plain.status());
    }
  }

  // Stages complain in any order, and because of eval set -x tells of one level more.
  private static List<String> complaints(Recorded command) {
    return command.err().lines().map(line -> line.replaceFirst("^\\+\\+ ", "+ ")).sorted().toList();
  }
}
