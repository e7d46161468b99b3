package hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Alive;
import hubbub.contract.ErrorCode;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.CommandState;
import hubbub.contract.terminal.OfViewer;
import hubbub.contract.terminal.Open;
import hubbub.contract.terminal.Opened;
import hubbub.contract.terminal.Outlet;
import hubbub.contract.terminal.Progress;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeIT {
  private static final String NUMBERS = IntStream.rangeClosed(1, 200_000).mapToObj(Integer::toString)
      .collect(Collectors.joining("\n", "", "\n"));

  @TempDir
  private Path folder;
  private TerminalServer server;

  @BeforeEach
  void start() {
    server = TerminalServer.in(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("Who leaves in the midst of output and comes back gets exactly what is missing, byte for byte")
  void resumed_getsWhatIsMissing() {
    Watching before = server.open(TerminalServer.ANN);
    long id = before.run("seq 200000");
    Await.until("some was told", () -> before.total(id) > 100_000);
    before.leave();

    Watching after = server.resume(before);
    CommandState state = after.opened().commands().getFirst();
    assertThat(after.opened().resumed()).isTrue();
    assertThat(after.opened().person()).isEqualTo("Ann");
    assertThat(state.tag()).isEqualTo("t");
    assertThat(state.from()).isGreaterThan(0).isLessThanOrEqualTo(before.total(id));
    assertThat(after.ended(id).bytes()).isEqualTo(NUMBERS.length());
    assertThat(before.text(id).substring(0, (int) state.from()) + after.text(id)).isEqualTo(NUMBERS);
  }

  @Test
  @DisplayName("Who comes back goes on where the client had taken the output, though more had been sent")
  void untaken_toldAgain() {
    Watching before = server.open(TerminalServer.ANN).stalls();
    long id = before.run("seq 200000");
    Await.until("all credit is used", () -> before.total(id) == TerminalServer.WINDOW);
    before.grant(id, 1_000);
    Await.until("more was told", () -> before.total(id) == TerminalServer.WINDOW + 1_000);
    before.leave();

    Watching after = server.resume(before);
    assertThat(after.opened().commands().getFirst().from()).isEqualTo(1_000);
    after.ended(id);
    assertThat(NUMBERS.substring(0, 1_000) + after.text(id)).isEqualTo(NUMBERS);
  }

  @Test
  @DisplayName("A client that says what it has goes on just there, and one that wants all gets all")
  void have_goesOnThere() {
    Watching first = server.open(TerminalServer.ANN);
    long id = first.run("seq 200000");
    first.ended(id);
    Open base = server.resuming(first);

    Watching exact = Watching.open(server, new Open(base.principal(), base.viewer(), base.bridge(), true, base.token(),
        "", List.of(new Progress(id, 777_777)), false, base.window()));
    exact.ended(id);
    assertThat(exact.text(id)).isEqualTo(NUMBERS.substring(777_777));
    base = server.resuming(first);
    Watching all = Watching.open(server, new Open(base.principal(), base.viewer(), base.bridge(), true, base.token(),
        "", List.of(), true, base.window()));
    all.ended(id);
    assertThat(all.text(id)).isEqualTo(NUMBERS);
  }

  @Test
  @DisplayName("Two viewers see the same bytes, and each what the other runs")
  void twoViewers_seeTheSame() {
    Watching one = server.open(TerminalServer.ANN);
    Watching two = server.resume(one);
    long id = one.run("seq 200000; echo x >&2");
    long other = two.run("echo hello");

    for (Watching each : List.of(one, two)) {
      each.ended(id);
      each.ended(other);
      assertThat(each.text(id)).isEqualTo(NUMBERS);
      assertThat(each.bytes(id, Outlet.STDERR)).hasToString("x\n");
      assertThat(each.text(other)).isEqualTo("hello\n");
      assertThat(each.events(Kind.BEGAN)).hasSize(2);
    }
  }

  @Test
  @DisplayName("Without viewers a command goes on; who comes back hears how much was thrown away, and gets the rest")
  void awayTooLong_cutIsTold() {
    Watching before = server.open(TerminalServer.ANN).stalls();
    long id = before.run("seq 1000000; echo end");
    Await.until("all credit is used", () -> before.total(id) == TerminalServer.WINDOW);
    before.leave();
    Watching waiting = server.open(TerminalServer.ROOT);
    Await.until("the command has ended", () -> server.sessions(TerminalServer.ANN).getFirst().running() == 0);

    Watching after = server.resume(before);
    long bytes = after.ended(id).bytes();
    assertThat(bytes).isEqualTo(6_888_896 + 4);
    assertThat(after.cut(id)).isBetween(bytes - (2 << 20), bytes - (2 << 20) + (64 << 10));
    assertThat(after.cut(id) + after.total(id)).isEqualTo(bytes);
    assertThat(after.text(id)).endsWith("999999\n1000000\nend\n");
    assertThat(waiting.events()).isEmpty();
  }

  @Test
  @DisplayName("A viewer that stops reading does not stop another, gets a cut, and then what is newest")
  void slowViewer_cut() {
    Watching quick = server.open(TerminalServer.ANN);
    Watching slow = server.resume(quick).stalls();
    long id = quick.run("seq 1000000");

    assertThat(quick.ended(id).bytes()).isEqualTo(6_888_896);
    assertThat(quick.total(id)).isEqualTo(6_888_896);
    assertThat(quick.cut(id)).isZero();
    assertThat(slow.total(id)).isEqualTo(TerminalServer.WINDOW);
    slow.grant(id, 16 << 20);
    slow.ended(id);
    assertThat(slow.cut(id)).isPositive();
    assertThat(slow.cut(id) + slow.total(id)).isEqualTo(6_888_896);
    assertThat(slow.text(id)).endsWith("999999\n1000000\n");
  }

  @Test
  @DisplayName("While the only viewer has no credit nothing is read, so an endless command costs nothing and waits")
  void noCredit_nothingRead() {
    Watching ann = server.open(TerminalServer.ANN).stalls();
    long id = ann.run("yes");
    Await.until("all credit is used", () -> ann.total(id) == TerminalServer.WINDOW);
    assertThat(ann.said("echo still here")).isEqualTo("still here\n");
    assertThat(ann.total(id)).isEqualTo(TerminalServer.WINDOW);

    Watching other = server.resume(ann);
    assertThat(other.opened().commands().getFirst().bytes()).isEqualTo(TerminalServer.WINDOW);
    other.leave();
    ann.signal(id, "INT");
    ann.grant(id, 1 << 20);
    assertThat(ann.ended(id).signal()).isEqualTo("INT");
  }

  @Test
  @DisplayName("The viewers of a bridge that is silent for 15 s have left; they may come back with the token")
  void silentBridge_viewersLeft() {
    Watching ann = server.open(TerminalServer.ANN);
    long id = ann.run("cat");
    ann.vanish();

    server.ask(TerminalApi.ALIVE, new Alive("another"));
    server.clock.advance(Duration.ofSeconds(16));
    Await.until("the viewer has left", () -> server.sessions(TerminalServer.ANN).getFirst().viewers() == 0);
    server.refused(TerminalApi.run(ann.session()), ann.request("true"), ErrorCode.NO_SUCH_VIEWER);
    Watching back = server.resume(ann);
    back.type(id, "there\n", true);
    back.ended(id);
    assertThat(back.text(id)).isEqualTo("there\n");
  }

  @Test
  @DisplayName("A token of somebody else, a wrong one and one of a session that ended open nothing")
  void wrongToken_refused() {
    Watching ann = server.open(TerminalServer.ANN);
    Open resume = server.resuming(ann);

    server.refused(TerminalApi.OPEN, with(resume, TerminalServer.ROOT, resume.token(), ""), ErrorCode.NO_SUCH_TERMINAL);
    server.refused(TerminalApi.OPEN, with(resume, TerminalServer.ANN, "wrong", ""), ErrorCode.NO_SUCH_TERMINAL);
    server.refused(TerminalApi.OPEN, with(resume, TerminalServer.BOB, "", ann.session()), ErrorCode.NO_SUCH_TERMINAL);
    server.refused(TerminalApi.OPEN, with(resume, Principal.guest("Ann"), "", ""), ErrorCode.TERMINAL_FORBIDDEN);
    server.refused(TerminalApi.OPEN, with(resume, TerminalServer.BOB, "", ""), ErrorCode.TERMINAL_FORBIDDEN);
    Opened again = server.ask(TerminalApi.OPEN, with(resume, TerminalServer.ANN, "", ann.session()));
    assertThat(again.token()).isEqualTo(ann.opened().token());
    server.ask(TerminalApi.leave(ann.session()), new OfViewer(resume.viewer()));
  }

  private static Open with(Open open, Principal principal, String token, String session) {
    return new Open(principal, open.viewer(), open.bridge(), true, token, session, List.of(), false, open.window());
  }
}
