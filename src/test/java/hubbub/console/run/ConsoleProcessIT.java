package hubbub.console.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.process.Block;
import hubbub.process.CannotRun;
import hubbub.process.Libc;
import hubbub.process.OsUser;
import hubbub.process.Resource;
import hubbub.testing.Await;
import hubbub.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleProcessIT {
  @TempDir
  private Path folder;

  private static Ran ended(String script, String... arguments) {
    Ran ran = Ran.start(Ran.shell(script, arguments)).toItsEnd();
    assertThat(Processes.marked(ran.console().mark())).isEmpty();
    return ran;
  }

  @Test
  @DisplayName("It gets its words as they are, and an environment with nothing of the hub's but what was given")
  void environment_isClean() {
    Map<String, String> more = Map.of("HUBBUB_CONSOLE_CODE", "c0de", "NAME", "Zoë 'n' $x");
    Ran ran = Ran.start(Ran.shell("env | cut -d= -f1 | grep -vx _ | sort | tr '\\n' ' ';"
        + " echo; echo \"$NAME|$LANG|$1|$2\"", "a b", "é").withEnvironment(more)).toItsEnd();
    assertThat(ran.lines()).containsExactly(
        "HOME HUBBUB_CONSOLE_CODE HUBBUB_MARK LANG LOGNAME NAME PATH PWD SHELL SHLVL USER",
        "Zoë 'n' $x|C.UTF-8|a b|é");
  }

  @Test
  @DisplayName("It inherits nothing that is open in the hub, has nothing to read, and both outputs are one")
  void descriptors_areNone() throws IOException {
    assertThat(ended("cat; echo end").lines()).containsExactly("end");
    Block ends = new Block(2 * Integer.BYTES);
    assertThat(Libc.pipe2(ends.address(0), 0)).isZero();
    Ran ran = Ran.start(Ran.shell("exec sleep 1000"));
    try {
      Path process = Path.of("/proc/" + ran.console().pid());
      Await.until("it runs", () -> Processes.read(process.resolve("comm")).equals("sleep\n"));
      Processes.awaitDescriptors(process, "0", "1", "2");
      assertThat(Files.readSymbolicLink(process.resolve("fd/0"))).hasToString("/dev/null");
      assertThat(Files.readSymbolicLink(process.resolve("fd/1"))).asString().startsWith("pipe:")
          .isEqualTo(Files.readSymbolicLink(process.resolve("fd/2")).toString());
    } finally {
      Libc.close(ends.bytes().getInt(0));
      Libc.close(ends.bytes().getInt(Integer.BYTES));
      ran.console().end();
      ran.toItsEnd();
    }
  }

  @Test
  @DisplayName("It leads a session of its own without a terminal, hears all signals, and is at home with umask 077")
  void session_isItsOwn() {
    Ran ran = ended("read -r stat </proc/$$/stat; echo $stat | cut -d' ' -f1,5,6,7; umask; pwd;"
        + " grep -E 'Sig(Blk|Ign)' /proc/self/status | cut -f2");
    int pid = ran.console().pid();
    assertThat(ran.lines()).hasSize(5).startsWith(pid + " " + pid + " " + pid + " 0", "0077",
        OsUser.ofTheHub().home());
    // Two more above are the C library's own and stay as they are.
    assertThat(ran.lines().subList(3, 5)).allMatch(set -> (Long.parseUnsignedLong(set, 16) & 0x7fffffff) == 0);
  }

  @Test
  @DisplayName("Whoever has no home begins at the root")
  void missingHome_isTheRoot() {
    OsUser own = OsUser.ofTheHub();
    OsUser homeless = new OsUser(own.name(), own.uid(), own.gid(), folder + "/none", own.shell());
    Ran ran = Ran.start(Launch.of(homeless, Ran.words("pwd"))).toItsEnd();
    assertThat(ran.lines()).containsExactly("/");
  }

  @Test
  @DisplayName("Limits hold for it and for what it starts")
  void limits_hold() {
    Ran ran = Ran.start(Ran.shell("bash -c 'for i in n f c v t; do ulimit -$i; done'").withLimits(Map.of(
        Resource.OPEN_FILES, 50L, Resource.FILE_BYTES, 10_240L, Resource.CORE_BYTES, 0L,
        Resource.MEMORY_BYTES, 1L << 30, Resource.CPU_SECONDS, 30L))).toItsEnd();
    assertThat(ran.lines()).containsExactly("50", "10", "0", "1048576", "30");
  }

  @Test
  @DisplayName("How it ended is told, once, with the last lines of both outputs")
  void end_isTold() {
    Ran exited = ended("echo one; echo two >&2; exit 3");
    assertThat(exited.status()).isEqualTo(3);
    assertThat(exited.lines()).containsExactly("one", "two");
    assertThat(ended("kill -9 $$").status()).isEqualTo(1009);
    assertThat(ended("exit 0").lines()).isEmpty();
  }

  @Test
  @DisplayName("Of many lines the last 20 are told, of a long one the last 8 KiB, and nothing that disturbs a log")
  void lastLines_areBounded() {
    assertThat(ended("seq 1000").lines()).containsExactlyElementsOf(
        IntStream.rangeClosed(981, 1000).mapToObj(Integer::toString).toList());
    assertThat(ended("head -c 300000 /dev/zero | tr '\\0' x; echo end").lines()).singleElement()
        .satisfies(line -> assertThat(line).hasSize((8 << 10) - 1).endsWith("xxend"));
    assertThat(ended("printf 'a\\033[31mb\\r\\n\\n  \\nbad \\377 end \\000'").lines())
        .containsExactly("a?[31mb", "bad ? end ?");
  }

  @Test
  @DisplayName("A program that is not there ends at once and says so")
  void missingProgram_saysSo() {
    Ran ran = Ran.start(Launch.of(OsUser.ofTheHub(), List.of("no-such-console", "x"))).toItsEnd();
    assertThat(ran.status()).isEqualTo(127);
    assertThat(ran.lines()).singleElement().asString().contains("no-such-console: not found");
  }

  @Test
  @DisplayName("What cannot be handed over is refused before anything runs")
  void nul_isRefused() {
    assertThatThrownBy(() -> Ran.start(Ran.shell("echo", "a\0b"))).isInstanceOf(CannotRun.class)
        .hasMessageContaining("NUL");
    assertThatThrownBy(() -> Ran.start(Ran.shell("x").withEnvironment(Map.of("A", "\0"))))
        .isInstanceOf(CannotRun.class).hasMessageContaining("NUL");
  }

  @Test
  @DisplayName("One that says too much has to wait, and ends like any other")
  void flood_isHeldBack() {
    long begin = System.nanoTime();
    assertThat(ended("head -c 3000000 /dev/zero").status()).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
    Ran flood = Ran.start(Ran.shell("echo >\"$1\"; exec yes", folder.resolve("begun").toString()));
    Await.until("it writes", () -> Files.exists(folder.resolve("begun")));
    flood.console().end();
    assertThat(flood.toItsEnd().status()).isEqualTo(1001);
  }

  @Test
  @DisplayName("A hundred at once are started, told apart and ended")
  void hundred_atOnce() throws Exception {
    List<Ran> all = IntStream.range(0, 100).parallel()
        .mapToObj(i -> Ran.start(Ran.shell("echo $1; echo >\"$2\"; exec sleep 1000", "number " + i,
            folder.resolve("begun" + i).toString()))).toList();
    Await.until("all run", () -> folder.toFile().list().length == 100);
    assertThat(all.stream().map(ran -> ran.console().pid()).distinct()).hasSize(100);
    assertThat(all).noneMatch(Ran::hasEnded);
    all.forEach(ran -> ran.console().end());
    Await.until("all have ended",
        () -> all.stream().allMatch(ran -> ran.console().completion().isDone()));
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).lines()).containsExactly("number " + i);
      assertThat(all.get(i).status()).isEqualTo(1001);
      assertThat(Processes.marked(all.get(i).console().mark())).isEmpty();
    }
    assertThat(Files.list(Path.of("/proc/self/fd"))).hasSizeLessThan(1_000);
  }
}
