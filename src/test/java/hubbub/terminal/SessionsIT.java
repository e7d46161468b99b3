package hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Revoked;
import hubbub.contract.auth.RolesChanged;
import hubbub.contract.terminal.Closed;
import hubbub.contract.terminal.FileQuery;
import hubbub.contract.terminal.Input;
import hubbub.contract.terminal.Notice;
import hubbub.contract.terminal.OfSession;
import hubbub.contract.terminal.Open;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.SessionState;
import hubbub.contract.terminal.Share;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.testing.Await;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsIT {
  @TempDir
  private Path folder;
  private TerminalServer server;

  @BeforeEach
  void start() {
    server = TerminalServer.in(folder, new JsonObject()
        .put("limits", new JsonObject().put("sessions", 2).put("commands", 3))
        .put("policy", new JsonObject().put("wizard", new JsonObject().put("deny", new JsonArray().add("\\bnc\\b")))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("A person has so many sessions and runs so many commands in all of them, and no more")
  void limits_hold() {
    Watching one = server.open(TerminalServer.ANN);
    Watching two = server.open(TerminalServer.ANN);
    server.refused(TerminalApi.OPEN, server.request(TerminalServer.ANN), ErrorCode.TOO_MANY_TERMINALS);
    server.open(TerminalServer.ROOT);

    one.run("sleep 1000");
    long last = two.run("sleep 1000");
    two.run("sleep 1000");
    assertThat(Notice.fromJson(two.told(Kind.NOTICE).body()).kind()).isEqualTo(Notice.Kind.QUOTA);
    one.refused(one.request("true"), ErrorCode.TOO_MANY_COMMANDS);
    two.signal(last, "KILL");
    two.ended(last);
    assertThat(one.said("echo again")).isEqualTo("again\n");
  }

  @Test
  @DisplayName("For a session too many that one ends which was left longest ago, unless something runs in it")
  void leftSession_makesRoom() {
    Watching busy = server.open(TerminalServer.ANN);
    busy.run("sleep 1000");
    busy.leave();
    Watching left = server.open(TerminalServer.ANN);
    left.leave();
    Watching fresh = server.open(TerminalServer.ANN);
    assertThat(fresh.said("echo here")).isEqualTo("here\n");
    server.refused(TerminalApi.OPEN, server.request(TerminalServer.ANN), ErrorCode.TOO_MANY_TERMINALS);
  }

  @Test
  @DisplayName("What the policy forbids a role does not run, nor a login shell beside it; others are free")
  void policy_holds() {
    Watching ann = server.open(TerminalServer.ANN);
    Run login = new Run(ann.viewer(), "", Run.Kind.LOGIN, "", List.of(), List.of(), ann.request("").screen(), false);

    ann.refused(ann.request("nc -l 4000"), ErrorCode.COMMAND_DENIED);
    ann.refused(login, ErrorCode.COMMAND_DENIED);
    assertThat(ann.said("echo sync")).isEqualTo("sync\n");
    assertThat(server.open(TerminalServer.ROOT).said("echo nc")).isEqualTo("nc\n");
  }

  @Test
  @DisplayName("Sessions are listed for their owner, who may end them, as an administrator may and nobody else")
  void sessions_listedAndEnded() {
    Watching ann = server.open(TerminalServer.ANN);
    Watching other = server.open(TerminalServer.ANN);
    long id = ann.run("sleep 1000");

    SessionState state = server.sessions(TerminalServer.ANN).getFirst();
    assertThat(state.session()).isEqualTo(ann.session());
    assertThat(state.running()).isEqualTo(1);
    assertThat(state.viewers()).isEqualTo(1);
    assertThat(server.sessions(TerminalServer.ROOT)).isEmpty();
    server.refused(TerminalApi.END, new OfSession(TerminalServer.BOB, ann.session()), ErrorCode.NOT_YOUR_TERMINAL);
    server.ask(TerminalApi.END, new OfSession(TerminalServer.ANN, ann.session()));
    server.ask(TerminalApi.END, new OfSession(TerminalServer.ROOT, other.session()));
    assertThat(Closed.fromJson(ann.told(Kind.CLOSED).body()).reason()).isEqualTo(Closed.Reason.ENDED);
    assertThat(server.sessions(TerminalServer.ANN)).isEmpty();
    server.refused(TerminalApi.input(ann.session()), new Input(ann.viewer(), id, Buffer.buffer("x"), false),
        ErrorCode.NO_SUCH_TERMINAL);
    server.refused(TerminalApi.END, new OfSession(TerminalServer.ANN, ann.session()), ErrorCode.NO_SUCH_TERMINAL);
    server.refused(TerminalApi.OPEN, server.resuming(ann), ErrorCode.NO_SUCH_TERMINAL);
    server.pass(Duration.ofSeconds(70));
    Await.until("nobody answers any more", () -> Await.failure(server.bus.call(TerminalApi.run(ann.session()),
        ann.request("true"))).getMessage().equals(ErrorCode.UNAVAILABLE.sentence()));
  }

  @Test
  @DisplayName("A shared session is seen by the one named, who can do nothing in it, and until it is shared no more")
  void shared_watched() {
    Watching ann = server.open(TerminalServer.ANN);
    Watching root = server.open(TerminalServer.ROOT);
    server.refused(TerminalApi.SHARE, new Share(TerminalServer.ROOT, ann.session(), "Bob", true),
        ErrorCode.NOT_YOUR_TERMINAL);
    server.ask(TerminalApi.SHARE, new Share(TerminalServer.ANN, ann.session(), "BOB", true));
    server.ask(TerminalApi.SHARE, new Share(TerminalServer.ANN, ann.session(), "admin", true));

    assertThat(Notice.fromJson(root.told(Kind.NOTICE).body()).kind()).isEqualTo(Notice.Kind.SHARED);
    assertThat(server.sessions(TerminalServer.BOB)).singleElement().extracting(SessionState::person).isEqualTo("Ann");
    Open watch = server.request(TerminalServer.BOB);
    Watching bob = Watching.open(server, new Open(watch.principal(), watch.viewer(), watch.bridge(), false, "",
        ann.session(), List.of(), true, watch.window()));
    assertThat(bob.opened().readOnly()).isTrue();
    assertThat(bob.opened().token()).isEmpty();
    long id = ann.run("cat");
    ann.type(id, "for bob\n", false);
    Await.until("bob sees it", () -> bob.text(id).equals("for bob\n"));
    bob.refused(bob.request("true"), ErrorCode.TERMINAL_READ_ONLY);
    server.refused(TerminalApi.input(ann.session()), new Input(bob.viewer(), id, Buffer.buffer("x"), true),
        ErrorCode.TERMINAL_READ_ONLY);
    bob.types(id, "of bob\n");
    ann.type(id, "of ann\n", false);
    Await.until("bob sees what ann typed, alone", () -> bob.text(id).equals("for bob\nof ann\n"));
    server.ask(TerminalApi.SHARE, new Share(TerminalServer.ANN, ann.session(), "bob", false));
    assertThat(Closed.fromJson(bob.told(Kind.CLOSED).body()).reason()).isEqualTo(Closed.Reason.UNSHARED);
    server.refused(TerminalApi.OPEN, new Open(watch.principal(), watch.viewer(), watch.bridge(), false, "",
        ann.session(), List.of(), true, watch.window()), ErrorCode.NO_SUCH_TERMINAL);
  }

  @Test
  @DisplayName("15 minutes after its last viewer a session ends, and not before")
  void left_endsAfterAWhile() {
    Watching ann = server.open(TerminalServer.ANN);
    ann.leave();

    server.pass(Duration.ofSeconds(880));
    Watching back = server.resume(ann);
    server.pass(Duration.ofSeconds(1_000));
    assertThat(back.said("echo here")).isEqualTo("here\n");
    back.leave();
    server.pass(Duration.ofSeconds(910));
    Await.until("it has ended", () -> server.sessions(TerminalServer.ANN).isEmpty());
  }

  @Test
  @DisplayName("A session that nobody uses ends, after a warning; use puts it off, but not for ever")
  void unused_warnedAndEnded() {
    Watching ann = server.open(TerminalServer.ANN);
    server.pass(Duration.ofSeconds(14_150));
    Notice warning = Notice.fromJson(ann.told(Kind.NOTICE).body());
    assertThat(warning.kind()).isEqualTo(Notice.Kind.SESSION_ENDS);
    assertThat(warning.at()).isBetween(server.clock.millis() + 249_000, server.clock.millis() + 300_000);
    assertThat(ann.said("echo used")).isEqualTo("used\n");
    server.pass(Duration.ofSeconds(14_300));
    assertThat(ann.events(Kind.CLOSED)).isEmpty();
    server.pass(Duration.ofSeconds(101));
    assertThat(Closed.fromJson(ann.told(Kind.CLOSED).body()).reason()).isEqualTo(Closed.Reason.IDLE);
  }

  @Test
  @DisplayName("A command that ran longer than 30 s is told of when it ends, a shorter one is not")
  void longCommand_told() {
    Watching ann = server.open(TerminalServer.ANN);
    ann.said("true");
    long id = ann.run("cat");
    server.pass(Duration.ofSeconds(31));
    assertThat(ann.events(Kind.NOTICE)).isEmpty();
    ann.type(id, "", true);

    Notice notice = Notice.fromJson(ann.told(Kind.NOTICE).body());
    assertThat(notice.kind()).isEqualTo(Notice.Kind.COMMAND_ENDED);
    assertThat(notice.serverId()).isEqualTo(id);
    assertThat(notice.text()).contains("cat");
  }

  @Test
  @DisplayName("After a logout its viewers and those by token are out, the token is void; after a ban sessions end")
  void revoked_tokenAndSession() {
    Watching ann = server.open(TerminalServer.ANN);
    Watching byToken = server.resume(ann);
    Watching root = server.open(TerminalServer.ROOT);
    Open resume = server.resuming(ann);
    server.bus.publish(AuthApi.REVOKED, new Revoked("Ann", "jti-Ann", 2_000, false, ""));
    server.bus.publish(AuthApi.REVOKED, new Revoked("admin", "another", 2_000, false, ""));

    server.refused(TerminalApi.OPEN, resume, ErrorCode.NO_SUCH_TERMINAL);
    for (Watching out : List.of(ann, byToken)) {
      assertThat(Closed.fromJson(out.told(Kind.CLOSED).body()).reason()).isEqualTo(Closed.Reason.REVOKED);
    }
    server.resume(root).leave();
    Principal later = new Principal("Ann", TerminalServer.ANN.roles(), "later", 3_000, 0);
    Open again = server.request(later);
    Watching back = Watching.open(server, new Open(later, again.viewer(), again.bridge(), true, "", ann.session(),
        List.of(), false, again.window()));
    assertThat(back.said("echo goes on")).isEqualTo("goes on\n");
    server.bus.publish(AuthApi.REVOKED, new Revoked("Ann", "", 2_000, false, ""));
    assertThat(back.said("echo and on")).isEqualTo("and on\n");
    server.bus.publish(AuthApi.REVOKED, new Revoked("Ann", "", 4_000, true, ""));
    assertThat(Closed.fromJson(back.told(Kind.CLOSED).body()).reason()).isEqualTo(Closed.Reason.REVOKED);
    assertThat(server.sessions(TerminalServer.ANN)).isEmpty();
  }

  @Test
  @DisplayName("Whose role is taken away is out with all that runs, and has no terminal again before the role is back")
  void lostRole_endsSessions() {
    Watching ann = server.open(TerminalServer.ANN);
    Watching byToken = server.resume(ann);
    Watching root = server.open(TerminalServer.ROOT);
    long id = ann.run("echo begun; sleep 1000");
    Await.until("it has begun", () -> ann.text(id).contains("begun"));
    server.bus.publish(AuthApi.ROLES_CHANGED, new RolesChanged("ANN", List.of("user", "wizard", "admin")));
    assertThat(ann.said("echo goes on")).isEqualTo("goes on\n");
    server.bus.publish(AuthApi.ROLES_CHANGED, new RolesChanged("ANN", List.of("user")));
    for (Watching out : List.of(ann, byToken)) {
      assertThat(Closed.fromJson(out.told(Kind.CLOSED).body()).reason()).isEqualTo(Closed.Reason.FORBIDDEN);
    }
    assertThat(server.sessions(TerminalServer.ANN)).isEmpty();
    server.refused(TerminalApi.OPEN, server.request(TerminalServer.ANN), ErrorCode.TERMINAL_FORBIDDEN);
    server.refused(TerminalApi.FILE, new FileQuery(TerminalServer.ANN, true, "/etc/hosts", 0, 10),
        ErrorCode.TERMINAL_FORBIDDEN);
    assertThat(root.said("echo unharmed")).isEqualTo("unharmed\n");
    server.bus.publish(AuthApi.ROLES_CHANGED, new RolesChanged("Ann", List.of("user", "wizard")));
    assertThat(server.open(TerminalServer.ANN).said("echo back")).isEqualTo("back\n");
  }
}
