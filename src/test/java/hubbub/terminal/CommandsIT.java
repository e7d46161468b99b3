package hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.terminal.CommandState;
import hubbub.contract.terminal.Ended;
import hubbub.contract.terminal.Hold;
import hubbub.contract.terminal.Input;
import hubbub.contract.terminal.Outlet;
import hubbub.contract.terminal.Resize;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.Screen;
import hubbub.contract.terminal.SendSignal;
import hubbub.contract.terminal.StageEnded;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsIT {
  @TempDir
  private Path folder;
  private TerminalServer server;
  private Watching ann;

  @BeforeEach
  void start() {
    server = TerminalServer.in(folder);
    ann = server.open(TerminalServer.ANN);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("A command is told to begin before its output and to end behind it; its outputs are told apart")
  void command_beginsSaysEnds() {
    long id = ann.run("echo out; echo err >&2; exit 3");

    Ended ended = ann.ended(id);
    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.signal()).isEmpty();
    assertThat(ended.bytes()).isEqualTo(8);
    assertThat(ann.text(id)).isEqualTo("out\n");
    assertThat(ann.bytes(id, Outlet.STDERR)).hasToString("err\n");
    CommandState began = CommandState.fromJson(ann.told(Kind.BEGAN).body());
    assertThat(began.tag()).isEqualTo("t");
    assertThat(began.viewer()).isEqualTo(ann.viewer());
    assertThat(began.command()).startsWith("echo out");
    assertThat(ann.events()).extracting(event -> event.kind()).containsExactly(Kind.BEGAN, Kind.ENDED);
  }

  @Test
  @DisplayName("What a finished command changed holds for the next, and commands run side by side")
  void directory_holds() {
    long slow = ann.run("cat");

    assertThat(ann.said("cd /usr; export GREETING=hello")).isEmpty();
    assertThat(ann.said("pwd; echo $GREETING")).isEqualTo("/usr\nhello\n");
    assertThat(CommandState.fromJson(ann.events(Kind.BEGAN).getLast().body()).directory()).isEqualTo("/usr");
    ann.type(slow, "line one\n", false);
    Await.until("cat has answered", () -> ann.text(slow).equals("line one\n"));
    ann.type(slow, "line two\n", true);
    assertThat(ann.ended(slow).exitCode()).isZero();
    assertThat(ann.text(slow)).isEqualTo("line one\nline two\n");
  }

  @Test
  @DisplayName("Signals by number and by name end a command, and it says which one it was")
  void signal_ends() {
    long one = ann.run("sleep 1000");
    long other = ann.run("sleep 1000");

    ann.signal(one, "15");
    ann.signal(other, "SIGKILL");
    assertThat(ann.ended(one).signal()).isEqualTo("TERM");
    assertThat(ann.ended(other).signal()).isEqualTo("KILL");
    long third = ann.run("sleep 1000");
    server.refused(TerminalApi.signal(ann.session()), new SendSignal(ann.viewer(), third, "SIGNONSENSE"),
        ErrorCode.SIGNAL_INVALID);
  }

  @Test
  @DisplayName("On a screen there is one terminal of the size that was asked for, and it can change")
  void screen_hasSize() {
    Run run = ann.request("stty size; read x; stty size");
    long id = ann.run(new Run(ann.viewer(), "p", Run.Kind.PTY, run.command(), List.of(), List.of(),
        new Screen(132, 43, "xterm"), false));

    Await.until("the size is told", () -> ann.bytes(id, Outlet.SCREEN).toString().contains("43 132"));
    server.ask(TerminalApi.resize(ann.session()), new Resize(ann.viewer(), id, new Screen(100, 30, "")));
    ann.type(id, "\n", false);
    ann.ended(id);
    assertThat(ann.bytes(id, Outlet.SCREEN).toString()).contains("30 100");
  }

  @Test
  @DisplayName("A login shell takes what is typed until it is told to exit")
  void loginShell_talks() {
    long id = ann.run(new Run(ann.viewer(), "l", Run.Kind.LOGIN, "", List.of(), List.of(), Screen.USUAL, false));

    ann.type(id, "echo $((6 * 7))\nexit 4\n", false);
    assertThat(ann.ended(id).exitCode()).isEqualTo(4);
    assertThat(ann.bytes(id, Outlet.SCREEN).toString()).contains("42");
  }

  @Test
  @DisplayName("What passes a breakpoint is told beside the output, with the stage's stderr and status")
  void breakpoint_tells() {
    Run run = ann.request("(echo a.png; echo b.txt; echo oops >&2; exit 2) | grep png");
    long id = ann.run(new Run(run.viewer(), "", run.kind(), run.command(), List.of(0), List.of(), run.screen(), false));

    assertThat(ann.ended(id).exitCode()).isZero();
    assertThat(ann.text(id)).isEqualTo("a.png\n");
    assertThat(ann.bytes(id, Outlet.PIPE)).hasToString("a.png\nb.txt\n");
    assertThat(ann.bytes(id, Outlet.PIPE_STDERR)).hasToString("oops\n");
    assertThat(StageEnded.fromJson(ann.told(Kind.STAGE).body())).isEqualTo(new StageEnded(id, 0, 2));
  }

  @Test
  @DisplayName("A breakpoint that is held lets nothing pass until it is released")
  void breakpoint_held() {
    long id = ann.run(new Run(ann.viewer(), "", Run.Kind.PLAIN, "echo one | cat; echo two", List.of(0), List.of(0),
        Screen.USUAL, false));
    Hold wrong = new Hold(ann.viewer(), id, 1, false);

    server.refused(TerminalApi.hold(ann.session()), wrong, ErrorCode.BREAKPOINT_INVALID);
    assertThat(ann.said("echo another")).isEqualTo("another\n");
    assertThat(ann.text(id)).isEmpty();
    server.ask(TerminalApi.hold(ann.session()), new Hold(ann.viewer(), id, 0, false));
    assertThat(ann.ended(id).exitCode()).isZero();
    assertThat(ann.text(id)).isEqualTo("one\ntwo\n");
  }

  @Test
  @DisplayName("What cannot be run is refused with a sentence, and nothing of it is remembered")
  void nonsense_refused() {
    Run run = ann.request("ls | wc");
    Run noPipe = new Run(run.viewer(), "", run.kind(), run.command(), List.of(1), List.of(), run.screen(), false);
    Run onScreen = new Run(run.viewer(), "", Run.Kind.PTY, run.command(), List.of(0), List.of(), run.screen(), false);
    Run broken = new Run(run.viewer(), "", run.kind(), "echo 'a | cat", List.of(0), List.of(), run.screen(), false);

    assertThat(ann.refused(noPipe, ErrorCode.BREAKPOINT_INVALID).detail()).contains("pipe 1");
    ann.refused(onScreen, ErrorCode.BREAKPOINT_INVALID);
    ann.refused(broken, ErrorCode.COMMAND_REFUSED);
    ann.refused(ann.request("a\0b"), ErrorCode.COMMAND_REFUSED);
    ann.refused(ann.request("x".repeat(200_000)), ErrorCode.COMMAND_REFUSED);
    assertThat(ann.events()).isEmpty();
    assertThat(server.resume(ann).opened().commands()).isEmpty();
  }

  @Test
  @DisplayName("Input to an unknown or ended command, too much of it, or for a foreign viewer is refused")
  void input_refused() {
    long done = ann.run("true");
    ann.ended(done);
    long id = ann.run("sleep 1000");
    var input = TerminalApi.input(ann.session());

    server.refused(input, new Input(ann.viewer(), done, Buffer.buffer("x"), false), ErrorCode.NO_SUCH_COMMAND);
    server.refused(input, new Input(ann.viewer(), 99, Buffer.buffer("x"), false), ErrorCode.NO_SUCH_COMMAND);
    server.refused(input, new Input("nobody", id, Buffer.buffer("x"), false), ErrorCode.NO_SUCH_VIEWER);
    server.refused(input, new Input(ann.viewer(), id, Buffer.buffer("x".repeat(65_537)), false),
        ErrorCode.INPUT_TOO_LONG);
    // More than a megabyte, which is all that may wait, and what a terminal can hold besides.
    Input much = new Input(ann.viewer(), id, Buffer.buffer("x\n".repeat(32_768)), false);
    List<Future<Done>> answers = Stream.generate(() -> server.bus.call(input, much)).limit(18).toList();
    Await.until("all are answered", () -> answers.stream().allMatch(Future::isComplete));
    assertThat(answers.getFirst().succeeded()).isTrue();
    assertThat(Fault.is(answers.getLast().cause(), ErrorCode.INPUT_TOO_LONG)).isTrue();
  }

  @Test
  @DisplayName("What is typed without an answer comes whole and in order; what the programs have taken is told in lots")
  void typed_isTakenInLots() {
    long id = ann.run("cat | md5sum; echo done");
    String line = "0123456789 and so on and so forth\n";
    for (int i = 0; i < 1_000; i++) {
      ann.types(id, i + line);
    }
    Await.until("two lots are told", () -> ann.taken(id) >= 2 * 16_384);
    server.bus.publish(TerminalApi.typed(ann.session()), new Input(ann.viewer(), id, Buffer.buffer("end\n"), true));
    ann.ended(id);
    assertThat(ann.text(id)).isEqualTo(ann.said("for i in {0..999}; do echo -n $i'" + line
        + "'; done | cat - <(echo end) | md5sum; echo done"));
    assertThat(ann.events(Kind.TAKEN)).hasSize(2);
  }

  @Test
  @DisplayName("While no program reads, nothing typed is told to be taken, and nothing of it is lost")
  void typedAhead_waits() {
    Path go = folder.resolve("go");
    long id = ann.run("until [ -e " + go + " ]; do sleep 0.05; done; cat | wc -c");
    for (int i = 0; i < 64; i++) {
      ann.types(id, "y".repeat(1_023) + "\n");
    }
    // Its answer comes behind what was published before.
    ann.type(id, "", false);
    assertThat(ann.taken(id)).isZero();
    ann.said("touch " + go);
    Await.until("lots are told", () -> ann.taken(id) >= 3 * 16_384);
    ann.type(id, "", true);
    ann.ended(id);
    assertThat(ann.text(id)).isEqualTo(65_536 + "\n");
  }

  @Test
  @DisplayName("Who types and is not there is told so; what is typed into a command that has ended is lost")
  void typedTooLate() {
    List<TerminalEvent> told = new CopyOnWriteArrayList<>();
    Await.result(server.bus.listen(TerminalApi.EVENT.of("nobody"), told::add).ready());
    long done = ann.run("true");
    ann.ended(done);
    ann.types(done, "x");
    ann.types(99, "x");
    server.bus.publish(TerminalApi.typed(ann.session()), Buffer.buffer("\0"));
    server.bus.publish(TerminalApi.typed(ann.session()),
        new Input("nobody", done, Buffer.buffer("x"), false).toBuffer());
    Await.until("nobody is told", () -> !told.isEmpty());
    assertThat(told.getFirst().kind()).isEqualTo(Kind.FORGOTTEN);
    assertThat(ann.said("echo still here")).isEqualTo("still here\n");
  }
}
