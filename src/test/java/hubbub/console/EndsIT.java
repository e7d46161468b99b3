package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Revoked;
import hubbub.contract.auth.RolesChanged;
import hubbub.contract.console.Attach;
import hubbub.contract.console.Closed.Reason;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.ConsoleEvent.Kind;
import hubbub.contract.console.Gone;
import hubbub.contract.console.OfConsole;
import hubbub.contract.console.Prove;
import hubbub.contract.console.Proven;
import hubbub.contract.console.Reset;
import hubbub.contract.console.TakenQuery;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How consoles end: both sides together, and nothing is left. */
class EndsIT {
  private static final String QUIT = "{\"type\":\"quit\"}";
  @TempDir
  private Path folder;
  private ConsoleServer server;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("A console that exits in order ends with its page, all it said first, and may be started again")
  void exit_endsBoth() {
    Sitting ann = server.sit(ConsoleServer.ANN);
    ann.run("for i in {1..999}; do say \"{\\\"n\\\":$i,\\\"x\\\":\\\"" + "x".repeat(300) + "\\\"}\"; done; exit 0");
    ann.closed(Reason.ENDED);
    assertThat(ann.packets()).hasSize(999);
    assertThat(ann.heard().getLast()).isEqualTo(ann.events(Kind.CLOSED).getFirst());
    server.sit(ConsoleServer.ANN).leave(false);
  }

  @Test
  @DisplayName("A console that crashes rests for 60 s, and its page is told; an administrator may start it earlier")
  void crash_rests() {
    try (CapturedLog log = CapturedLog.of("hubbub.console.Fates")) {
      Sitting ann = server.sit(ConsoleServer.ANN);
      ann.run("echo oops $HUBBUB_TOKEN >&2; kill -SEGV $$");
      assertThat(ann.closed(Reason.CRASHED).text()).isEqualTo("The console crashed. It can be started again in 60 s.");
      assertThat(log.lines()).anyMatch(line -> line.contains("console.exited") && line.contains("WARN"))
          .anyMatch(line -> line.contains("line=\"oops ***\""));
    }
    assertThat(server.refused(ConsoleApi.ATTACH, server.request(ConsoleServer.ANN), ErrorCode.CONSOLE_DOWN).detail())
        .contains("again in 60 s.");
    server.refused(ConsoleApi.RESET, new Reset(ConsoleServer.ANN, "Ann"), ErrorCode.FORBIDDEN);
    server.ask(ConsoleApi.RESET, new Reset(ConsoleServer.ROOT, "ann"));
    Sitting again = server.sit(ConsoleServer.ANN);
    again.run("exit 3");
    again.closed(Reason.CRASHED);
    server.pass(Duration.ofSeconds(60));
    server.sit(ConsoleServer.ANN).leave(false);
  }

  @Test
  @DisplayName("Five ends of its own in a row, each soon after the start, take a console down; its person's do not")
  void quickEnds_takeDown() {
    for (int i = 0; i < 6; i++) {
      server.sit(ConsoleServer.BOB).leave(false);
    }
    for (int i = 0; i < 5; i++) {
      Sitting ann = server.sit(ConsoleServer.ANN);
      ann.run("exit 0");
      assertThat(ann.closed(Reason.ENDED).text().contains("again in 3600 s.")).isEqualTo(i == 4);
    }
    server.refused(ConsoleApi.ATTACH, server.request(ConsoleServer.ANN), ErrorCode.CONSOLE_DOWN);
    server.sit(ConsoleServer.BOB).leave(false);
  }

  @Test
  @DisplayName("A quit from either side ends both, and is no crash however the program ends then")
  void quit_endsBoth() {
    Sitting ann = server.sit(ConsoleServer.ANN);
    ann.run("say '" + QUIT + "'; sleep 0.1; exit 7");
    ann.closed(Reason.ENDED);
    assertThat(ann.packets()).containsExactly(QUIT);
    Sitting bob = server.sit(ConsoleServer.BOB);
    bob.run("IFS= read -r -d $'\\4' packet <&3; say \"$packet\"; say '{\"bye\":1}'; exit 7");
    bob.type(QUIT);
    bob.closed(Reason.ENDED);
    assertThat(bob.packets()).startsWith(QUIT);
    Sitting deaf = server.sit(ConsoleServer.ANN);
    deaf.run("trap '' HUP; while sleep 0.1; do :; done");
    deaf.type(QUIT);
    deaf.closed(Reason.ENDED);
    Await.until("its processes are gone", () -> server.processes().isEmpty());
  }

  @Test
  @DisplayName("Who has quit and sits down again at once has another console, though the first one takes its time")
  void quit_makesRoom() {
    Sitting before = server.sit(ConsoleServer.ANN);
    before.run("trap '' HUP; while sleep 0.1; do :; done");
    before.type(QUIT);
    assertThat(server.ask(ConsoleApi.TAKEN, new TakenQuery("ann")).taken()).isFalse();
    Sitting after = server.sit(ConsoleServer.ANN);
    assertThat(after.console()).isNotEqualTo(before.console());
    before.closed(Reason.ENDED);
    after.run("say '{\"new\":1}'");
    after.hears("{\"new\":1}");
  }

  @Test
  @DisplayName("A console that ends its connection and stays is out, and is ended with all it started")
  void closedConnection_endsProgram() {
    Sitting ann = server.sit(ConsoleServer.ANN);
    ann.run("exec 3>&-; setsid sleep 1000 & sleep 1000");
    ann.closed(Reason.CRASHED);
    Await.until("its processes are gone", () -> server.processes().isEmpty());
  }

  @Test
  @DisplayName("A program that is not there, or does not connect in time, is told and no process is left")
  void noConnection_isTold() {
    server.close();
    server = ConsoleServer.in(folder.resolve("b"), new JsonObject().put("command", "/no/such/program"));
    // It may have ended before the answer.
    Await.until("it is down", () -> Fault.is(server.bus.call(ConsoleApi.ATTACH, server.request(ConsoleServer.ANN))
        .toCompletionStage().toCompletableFuture().handle((there, problem) -> problem).join(), ErrorCode.CONSOLE_DOWN));
    server.close();
    Path go = folder.resolve("go");
    server = ConsoleServer.in(folder.resolve("c"), new JsonObject().put("command",
        "/bin/bash -c 'until [ -e " + go + " ]; do sleep 0.05; done; exit 0'"));
    Sitting ann = Sitting.at(server, server.request(ConsoleServer.ANN));
    go.toFile().mkdir();
    assertThat(ann.closed(Reason.CRASHED).text()).contains("again in 60 s.");
    server.close();
    server = ConsoleServer.silent(folder, new JsonObject());
    Sitting bob = Sitting.at(server, server.request(ConsoleServer.BOB));
    server.pass(Duration.ofSeconds(29));
    assertThat(bob.events(Kind.CLOSED)).isEmpty();
    server.pass(Duration.ofSeconds(1));
    assertThat(bob.closed(Reason.START_TIMEOUT).text()).contains("again in 60 s.");
    Await.until("its processes are gone", () -> server.processes().isEmpty());
  }

  @Test
  @DisplayName("Its person from elsewhere and administrators end a console, nobody else even learns of it")
  void end_byOwnerAndAdmin() {
    Sitting ann = server.sit(ConsoleServer.ANN);
    OfConsole others = new OfConsole(ConsoleServer.BOB, ann.console());
    server.refused(ConsoleApi.END, others, ErrorCode.NO_SUCH_CONSOLE);
    assertThat(server.consoles(ConsoleServer.BOB)).isEmpty();
    server.ask(ConsoleApi.END, new OfConsole(ConsoleServer.ROOT, ann.console()));
    assertThat(ann.closed(Reason.KILLED).text()).contains("admin");
    Sitting again = server.sit(ConsoleServer.ANN);
    server.ask(ConsoleApi.END, new OfConsole(ConsoleServer.ANN, again.console()));
    again.closed(Reason.KILLED);
    server.refused(ConsoleApi.END, new OfConsole(ConsoleServer.ANN, again.console()), ErrorCode.NO_SUCH_CONSOLE);
  }

  @Test
  @DisplayName("A login that ends takes its console with it, also one that waits for its page, and no other")
  void revocation_endsConsoles() {
    Sitting ann = Sitting.at(server, server.keeping(ConsoleServer.ANN)).up();
    Sitting bob = server.sit(ConsoleServer.BOB);
    ann.leave(true);
    Sitting spy = Sitting.spy(server, server.spying("Bob"), true);
    server.bus.publish(AuthApi.REVOKED, new Revoked("Ann", "", 2_000, false, ConsoleServer.ANN.jti()));
    server.bus.publish(AuthApi.REVOKED, new Revoked("admin", ConsoleServer.ROOT.jti(), 0, false, ""));
    spy.closed(Reason.REVOKED);
    assertThat(server.consoles(ConsoleServer.ROOT)).hasSize(2);
    server.bus.publish(AuthApi.REVOKED, new Revoked("Ann", "", 2_000, true, ""));
    Await.until("it has ended", () -> server.consoles(ConsoleServer.ROOT).size() == 1);
    assertThat(bob.events(Kind.CLOSED)).isEmpty();
    server.bus.publish(AuthApi.REVOKED, new Revoked("Bob", "", 2_000, false, ""));
    bob.closed(Reason.REVOKED);
  }

  @Test
  @DisplayName("Whose role is taken away loses the console that was started by it, and watches nobody any more")
  void lostRole_ends() {
    Sitting ann = server.sit(ConsoleServer.ANN);
    Sitting bob = server.sit(ConsoleServer.BOB);
    Sitting spy = Sitting.spy(server, server.spying("Bob"), true);
    server.bus.publish(AuthApi.ROLES_CHANGED, new RolesChanged("BOB", List.of("user", "wizard")));
    server.bus.publish(AuthApi.ROLES_CHANGED, new RolesChanged("admin", List.of("user", "wizard")));
    spy.closed(Reason.REVOKED);
    assertThat(server.consoles(ConsoleServer.ROOT)).hasSize(2);
    server.bus.publish(AuthApi.ROLES_CHANGED, new RolesChanged("ann", List.of("user")));
    ann.closed(Reason.REVOKED);
    assertThat(bob.events(Kind.CLOSED)).isEmpty();
    assertThat(bob.told("echo still here")).isEqualTo("still here");
  }

  @Test
  @DisplayName("A token proves whose console it is, until that ends, which is told")
  void token_provesConsole() {
    List<Gone> gone = new CopyOnWriteArrayList<>();
    Await.result(server.bus.listen(ConsoleApi.GONE, gone::add).ready());
    Sitting ann = server.sit(ConsoleServer.ANN);
    String token = ann.told("echo $HUBBUB_TOKEN");
    assertThat(server.ask(ConsoleApi.PROVE, new Prove(token)))
        .isEqualTo(new Proven(ann.console(), ConsoleServer.ANN));
    server.refused(ConsoleApi.PROVE, new Prove("console."), ErrorCode.TOKEN_INVALID);
    server.refused(ConsoleApi.PROVE, new Prove(token.substring(1)), ErrorCode.TOKEN_INVALID);
    ann.leave(false);
    server.refused(ConsoleApi.PROVE, new Prove(token), ErrorCode.TOKEN_INVALID);
    Await.until("the end is told", () -> gone.equals(List.of(new Gone(ann.console(), "Ann"))));
  }

  @Test
  @DisplayName("A console that is sent nothing for too long ends, where that is configured, after a warning")
  void idle_ends() {
    server.close();
    server = ConsoleServer.in(folder.resolve("b"), new JsonObject()
        .put("timing", new JsonObject().put("idleSeconds", 600)));
    Sitting ann = server.sit(ConsoleServer.ANN);
    server.pass(Duration.ofSeconds(539));
    // In one step: at 540 s it would be warned already.
    server.clock.advance(Duration.ofSeconds(11));
    ann.isNoticed("ends in 50 s");
    ann.type("{\"n\":1}");
    server.pass(Duration.ofSeconds(550));
    Await.until("it is warned again", () -> ann.notices().size() == 2);
    assertThat(ann.events(Kind.CLOSED)).isEmpty();
    server.pass(Duration.ofSeconds(50));
    ann.closed(Reason.IDLE);
  }

  @Test
  @DisplayName("There are as many consoles as allowed, those that are being ended counted")
  void consoles_areLimited() {
    server.close();
    server = ConsoleServer.in(folder.resolve("b"), new JsonObject().put("limits", new JsonObject().put("consoles", 1)));
    Sitting ann = server.sit(ConsoleServer.ANN);
    server.refused(ConsoleApi.ATTACH, server.request(ConsoleServer.BOB), ErrorCode.TOO_MANY_CONSOLES);
    ann.leave(false);
    Await.until("there is room", () -> server.bus.call(ConsoleApi.ATTACH, server.request(ConsoleServer.BOB))
        .toCompletionStage().toCompletableFuture().handle((there, full) -> full == null).join());
  }

  @Test
  @DisplayName("Without its user a console runs as the hub's own with a warning, but not where others reach the hub")
  void missingUser_byLoopbackOnly() {
    try (CapturedLog log = CapturedLog.of("hubbub.console")) {
      Sitting ann = server.sit(ConsoleServer.ANN);
      assertThat(ann.told("id -un")).isEqualTo(System.getProperty("user.name"));
      var wish = server.request(ConsoleServer.BOB);
      assertThat(server.refused(ConsoleApi.ATTACH, new Attach(wish.principal(), wish.viewer(),
          wish.bridge(), false, false, false, 0), ErrorCode.NO_OS_USER).detail()).contains("nwconsole", "network");
      server.sit(ConsoleServer.BOB);
      assertThat(log.lines().stream().filter(line -> line.contains("console.user.replaced")))
          .as("one for wizards, one for the user of all others").hasSize(2);
      assertThat(server.consoles(ConsoleServer.ROOT)).hasSize(2);
    }
  }

  @Test
  @DisplayName("When the verticle stops pages are told and no process is left; it starts again without consoles")
  void stop_leavesNothing() {
    List<Object> started = new CopyOnWriteArrayList<>();
    Await.result(server.bus.listen(ConsoleApi.STARTED, started::add).ready());
    Sitting ann = server.sit(ConsoleServer.ANN);
    Sitting kept = Sitting.at(server, server.keeping(ConsoleServer.BOB)).up();
    ann.run("setsid sleep 1000 & trap '' HUP; sleep 1000");
    kept.leave(true);
    Await.until("they run", () -> server.processes().size() >= 4);
    server.stop();
    ann.closed(Reason.DRAINING);
    assertThat(server.processes()).isEmpty();
    server.deploy();
    Await.until("it says that it has started", () -> !started.isEmpty());
    assertThat(server.consoles(ConsoleServer.ROOT)).isEmpty();
    server.sit(ConsoleServer.principal("Ann", Principal.USER));
  }
}
