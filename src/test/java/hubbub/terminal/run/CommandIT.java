package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.process.CannotRun;
import hubbub.process.Outcome;
import hubbub.process.Signal;
import hubbub.testing.Await;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandIT {
  @RegisterExtension
  final SessionFixture fixture = new SessionFixture();

  private Recorded run(String text) {
    return Recorded.ended(fixture.session(), text);
  }

  private Recorded start(String text) {
    return Recorded.started(fixture.session(), CommandRequest.plain(text));
  }

  @Test
  @DisplayName("Input and both outputs are terminals, and the first is the controlling one")
  void descriptors_areTerminals() {
    Recorded ran = run("for i in 0 1 2; do [ -t $i ] && echo $i; done; echo it >/dev/tty; tty; readlink /proc/$$/fd/0;"
        + " readlink /proc/$$/fd/1");
    String[] lines = ran.out().split("\n");
    assertThat(lines).startsWith("0", "1", "2", "it").hasSize(7);
    assertThat(lines[4]).startsWith("/dev/pts/").isEqualTo(lines[5]).isEqualTo(lines[6]);
  }

  @Test
  @DisplayName("Nothing is open but 0, 1 and 2, and the environment is the session's")
  void programs_inheritNothing() {
    Recorded ran = run("ls /proc/self/fd | tr '\\n' ' '; env | cut -d= -f1 | sort | tr '\\n' ' '");
    assertThat(ran.out()).isEqualTo("0 1 2 3 HOME HUBBUB_MARK LOGNAME PATH PWD SHELL SHLVL TERM USER _ ");
  }

  @Test
  @DisplayName("No signal is blocked or ignored, whatever the hub does with it")
  void signals_areAsAlways() {
    // The first 31: glibc ignores two of its own, 32 and 33.
    assertThat(run("sed -nE 's/Sig(Blk|Ign):.*(.{8})$/\\2/p' /proc/self/status").out())
        .matches("00000000\n[08]0000000\n");
  }

  @Test
  @DisplayName("What goes to standard error is told apart")
  void errors_areToldApart() {
    Recorded ran = run("echo out; echo err >&2; ls /nowhere");
    assertThat(ran.out()).isEqualTo("out\n");
    assertThat(ran.err()).startsWith("err\n").contains("/nowhere");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  @DisplayName("Both outputs together come in the order in which they were written, where there was time between")
  void bothOutputs_comeInOrder() {
    Recorded started = start("for i in 1 2 3; do echo o$i; read x; echo e$i >&2; read x; done");
    for (String word : List.of("o1", "e1", "o2", "e2", "o3", "e3")) {
      Await.until("it says " + word, () -> started.combined().endsWith(word + "\n"));
      started.type("\n");
    }
    assertThat(started.toItsEnd().combined()).isEqualTo("o1\ne1\no2\ne2\no3\ne3\n");
  }

  @ParameterizedTest
  @CsvSource({"exit 0,0", "exit 3,3", "false,1", "exit 143,143", "no_such_program,127", "kill -9 $$,1009",
      "kill -TERM $$,1015", "sh -c 'kill -9 $$',137", "if,2"})
  @DisplayName("The end is an exit code or a signal, and the two are not mixed up")
  void end_isCodeOrSignal(String text, int status) {
    assertThat(run(text).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"15,1015", "TERM,1015", "sigterm,1015", "KILL,1009", "1,1001", "INT,1002", "USR1,1010"})
  @DisplayName("A signal by number or name ends sleep, and the shell with it")
  void signal_endsSleep(String signal, int status) {
    Recorded started = start("echo ready; sleep 100").says("ready");
    started.with(command -> command.signal(Signal.of(signal).orElseThrow())).toItsEnd();
    assertThat(started.status()).isEqualTo(status);
  }

  @Test
  @DisplayName("No signal is lost that comes while the shell starts a program")
  void signal_isNotLostAtTheBeginning() {
    for (int i = 0; i < 60; i++) {
      Recorded started = start("echo ready; sleep 100").says("ready");
      if (i % 3 == 0) {
        started.type("\3");
      } else {
        started.command().signal(i % 3 == 1 ? Signal.TERM : Signal.INT);
      }
      assertThat(started.toItsEnd().status()).isEqualTo(i % 3 == 1 ? 1015 : 1002);
    }
  }

  @Test
  @DisplayName("A signal that a program catches is its own affair")
  void signal_isCaught() {
    Recorded started = start("trap 'echo caught; exit 7' USR2; echo ready; while :; do sleep 0.01; done").says("ready");
    started.with(command -> command.signal(Signal.of("USR2").orElseThrow())).toItsEnd();
    assertThat(started.out()).isEqualTo("ready\ncaught\n");
    assertThat(started.status()).isEqualTo(7);
  }

  @Test
  @DisplayName("cat says what is typed once, and ends with the input")
  void cat_saysWhatIsTyped() {
    Recorded started = start("cat; echo done").type("hello\n").says("hello\n").type("wor").type("ld");
    started.with(Command::endInput).toItsEnd();
    assertThat(started.out()).isEqualTo("hello\nworlddone\n");
  }

  @Test
  @DisplayName("A typed line may be longer than a terminal's 4,095 bytes, and more may be typed than it holds")
  void longLine_isTyped() {
    String line = "0123456789abcdef".repeat(20_000);
    Recorded started = start("echo ready; sleep 0.2; wc -c; wc -c").says("ready").type(line).type("\n");
    started.with(Command::endInput).says("320001").type("x\ny").with(Command::endInput).toItsEnd();
    assertThat(started.out()).isEqualTo("ready\n320001\n3\n");
  }

  @Test
  @DisplayName("What nobody reads is refused once a megabyte waits, and the command ends all the same")
  void typing_isBounded() {
    Recorded started = start("echo ready; sleep 100").says("ready");
    byte[] much = new byte[100_000];
    Arrays.fill(much, (byte) '\n');
    int taken = 0;
    while (started.command().input(much)) {
      taken++;
    }
    assertThat(taken).isBetween(9, 13);
    started.with(command -> command.signal(Signal.TERM)).toItsEnd();
    assertThat(started.command().input(new byte[] {1})).isIn(true, false);
  }

  @Test
  @DisplayName("stty size tells the size after a resize, and programs hear of it")
  void resize_isTold() {
    Recorded started = start("trap 'stty size; stty size <&2' WINCH; stty size; while :; do sleep 0.01; done");
    started.says("24 80\n").with(command -> command.resize(new Size(132, 43))).says("43 132\n43 132\n")
        .with(command -> command.signal(Signal.KILL)).toItsEnd();
  }

  @Test
  @DisplayName("Bytes come as they were written, valid UTF-8 or not")
  void output_isBytes() {
    Recorded ran = run("f=$(mktemp); head -c 200000 /dev/urandom >$f; printf '\\377\\000\\r\\n\\t\\303('; cat $f;"
        + " md5sum <$f; rm $f");
    byte[] out = ran.outBytes();
    assertThat(Arrays.copyOf(out, 7)).isEqualTo("\377\0\r\n\t\303(".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(out).hasSize(7 + 200_000 + 36);
    assertThat(new String(out, 200_007, 32, StandardCharsets.US_ASCII))
        .isEqualTo(Digest.md5(Arrays.copyOfRange(out, 7, 200_007)));
  }

  @Test
  @DisplayName("A line of 10 MB comes whole")
  void longLine_comesWhole() {
    Recorded ran = run("head -c 10000000 /dev/zero | tr '\\0' x; echo");
    assertThat(ran.outBytes()).hasSize(10_000_001);
    assertThat(ran.out().strip()).matches("x+");
  }

  @Test
  @DisplayName("A command runs on while something holds its terminal, which a hang-up of the shell's end does not")
  void command_lastsAsLongAsItsTerminal() {
    Recorded ran = start("setsid sh -c 'echo free; while kill -0 $0 2>/dev/null; do sleep 0.01; done; echo late' $$"
        + " & sleep 100 & read x; echo soon");
    ran.says("free").type("\n").toItsEnd();
    assertThat(ran.out()).isEqualTo("free\nsoon\nlate\n");
    assertThat(ran.status()).isZero();
  }

  @Test
  @DisplayName("A command that closes its terminal and opens it again loses nothing")
  void terminal_isClosedAndOpenedAgain() {
    assertThat(run("echo a; exec >/dev/null 2>&1 </dev/null; sleep 0.1; exec >/dev/tty; echo b").out())
        .isEqualTo("a\nb\n");
  }

  @Test
  @DisplayName("What the shell cannot read is its error, with the line counted as the user does")
  void errors_nameTheLine() {
    assertThat(run("\ttrue \\\\ 'a' \"\\n\"\nno_such_program\n").err())
        .isEqualTo("bash: line 2: no_such_program: command not found\n");
    assertThat(run("echo 'a").err()).contains("line 1: unexpected EOF while looking for matching");
  }

  @Test
  @DisplayName("What cannot be given to a shell is refused")
  void impossibleText_isRefused() {
    Session session = fixture.session();
    assertThatThrownBy(() -> run("echo a\0b")).isInstanceOf(CannotRun.class).hasMessageContaining("NUL");
    assertThatThrownBy(() -> run("x".repeat(200_000))).isInstanceOf(CannotRun.class).hasMessageContaining("too long");
    assertThatThrownBy(() -> Session.open(fixture.options().withShell("/nowhere/bash"))
        .run(CommandRequest.plain("true"), new Recorded())).isInstanceOf(CannotRun.class);
    assertThat(Recorded.ended(session, "echo '" + "x".repeat(90_000) + "' | wc -c").out()).isEqualTo("90001\n");
  }

  static List<Throwable> failures() {
    List<Throwable> failures = List.of(new IllegalStateException("on purpose"), new StackOverflowError("on purpose"));
    failures.forEach(failure -> failure.setStackTrace(new StackTraceElement[0]));
    return failures;
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("A listener that fails hears only of the end, and disturbs nobody")
  void failingListener_disturbsNobody(Throwable failure) {
    Recorded other = start("cat");
    Outcome[] heard = new Outcome[1];
    Command command = fixture.session().run(CommandRequest.plain("seq 100000"), new CommandListener() {
      @Override
      public void output(Source source, ByteBuffer bytes) {
        CommandIT.<RuntimeException>fail(failure);
      }

      @Override
      public void completed(Outcome outcome) {
        heard[0] = outcome;
        CommandIT.<RuntimeException>fail(failure);
      }
    });
    command.grant(1);
    Await.until("it ends", () -> command.completion().isDone());
    assertThat(heard[0]).isEqualTo(new Outcome.Exited(0));
    other.type("still here\n").says("still here\n").with(Command::endInput).toItsEnd();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void fail(Throwable failure) throws T {
    throw (T) failure;
  }
}
