package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hubbub.process.CannotRun;
import hubbub.process.OsUser;
import hubbub.process.Resource;
import hubbub.testing.Await;
import hubbub.testing.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mostly for root, since nobody else may run programs as others; {@code nobody} is a user everywhere. */
class OsUserIT {
  @RegisterExtension
  final SessionFixture fixture = new SessionFixture();

  private static final OsUser NOBODY = OsUser.named("nobody").orElseThrow();

  private static Session session(Map<Resource, Long> limits) {
    assumeTrue(OsUser.ofTheHub().uid() == 0, "root only");
    return Session.open(SessionOptions.of(NOBODY).withPatience(SessionFixture.SHORT).withLimits(limits)
        .withState(ShellState.of("/", NOBODY.environment(), "027")));
  }

  @Test
  @DisplayName("Commands run as another user, who may open the terminal and has no more rights than usual")
  void commands_runAsAnother() {
    Session session = session(Map.of());
    try {
      Recorded ran = Recorded.ended(session, "id -un; id -G | wc -w; echo tty >$(tty); echo err >/dev/stderr;"
          + " grep -E 'Cap(Inh|Prm|Eff|Amb)' /proc/self/status | cut -f2 | sort -u; cat /etc/shadow; umask; cd /usr");
      assertThat(ran.out()).isEqualTo("nobody\n1\ntty\n0000000000000000\n0027\n");
      assertThat(ran.err()).startsWith("err\n").contains("Permission denied");
      assertThat(Recorded.ended(session, "pwd; echo $HOME").out()).isEqualTo("/usr\n" + NOBODY.home() + "\n");
      CommandRequest piped = CommandRequest.plain("(id -un; echo e >&2) | cat").withBreakpoints(Set.of(0), Set.of());
      assertThat(Recorded.started(session, piped).toItsEnd().at(0).combined()).contains("nobody\n").contains("e\n");
      assertThat(Recorded.started(session, CommandRequest.login(Size.USUAL)).type("id -un; exit\n").toItsEnd().out())
          .contains("nobody\r\n");
    } finally {
      session.end().join();
    }
  }

  @Test
  @DisplayName("Nobody can put something else where the hub opens its pipes, and at the end the folder is gone")
  void pipes_cannotBeReplaced() {
    Session session = session(Map.of());
    try {
      Recorded ran = Recorded.ended(session, "cd " + session.folder() + " && { mv 1-report x; rm -f 1-report; ls;"
          + " ln -s /etc/passwd 2-report; touch y; chmod 777 .; mv $PWD $PWD-elsewhere;"
          + " [ -p 1-report ] && echo same; }");
      assertThat(ran.out()).isEqualTo("same\n");
      assertThat(ran.err().lines().filter(line -> line.contains("ermi")).count()).isEqualTo(7);
    } finally {
      session.end().join();
    }
    assertThat(Path.of(session.folder())).doesNotExist();
  }

  @Test
  @DisplayName("What runs as another user ends with the session too")
  void anothersProcesses_end() throws IOException {
    Session session = session(Map.of());
    Stubborn.COMMANDS.forEach(command -> Stubborn.start(session, command));
    session.end().join();
    assertThat(Processes.marked(session.mark())).isEmpty();
  }

  @Test
  @DisplayName("A fork bomb is held by the limit on processes, and ended")
  void forkBomb_isHeld() throws IOException {
    Session session = session(Map.of(Resource.PROCESSES, 60L));
    try {
      Recorded bomb = Recorded.started(session, CommandRequest.plain("echo begun; b() { b | b & b; }; b"));
      bomb.says("begun");
      Await.until("it cannot grow any more", () -> bomb.err().contains("Resource temporarily unavailable"));
      Recorded.ended(fixture.session(), "sleep 1");
      // While they come and go, more may be seen one after the other than there are at once.
      Await.until("there are no more than 60", () -> {
        int count = Processes.marked(session.mark()).size();
        return count >= 1 && count <= 60;
      });
    } finally {
      session.end().join();
    }
    Processes.awaitNone(session.mark(), Duration.ofSeconds(10));
  }

  @Test
  @DisplayName("Limits hold for what a command starts")
  void limits_hold() {
    Session session = session(Map.of(Resource.OPEN_FILES, 50L, Resource.FILE_BYTES, 10_240L, Resource.CORE_BYTES, 0L,
        Resource.MEMORY_BYTES, 1L << 30, Resource.CPU_SECONDS, 30L));
    try {
      assertThat(Recorded.ended(session, "for i in n f c v t; do ulimit -$i; done").out())
          .isEqualTo("50\n10\n0\n1048576\n30\n");
      assertThat(Recorded.ended(session, "f=$(mktemp); head -c 20000 /dev/zero >$f; wc -c <$f; rm $f").out())
          .isEqualTo("10240\n");
      assertThat(Recorded.ended(session, "ulimit -n 60").status()).isEqualTo(1);
    } finally {
      session.end().join();
    }
  }

  @Test
  @DisplayName("Where the hub is not root, another user is refused with the reason")
  void withoutRoot_isRefused() {
    assumeTrue(OsUser.ofTheHub().uid() != 0, "not for root");
    assertThatThrownBy(() -> Session.open(SessionOptions.of(OsUser.named("root").orElseThrow())))
        .isInstanceOf(CannotRun.class).hasMessageContaining("root");
  }
}
