package hubbub.console.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hubbub.process.OsUser;
import hubbub.process.Resource;
import hubbub.testing.Await;
import hubbub.testing.OsAccount;
import hubbub.testing.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** With a user of the operating system that is made for the test. */
class OtherUserIT {
  private OsAccount account;
  private OsUser user;

  @BeforeEach
  void make() {
    assumeTrue(OsAccount.possible(), "only root can make users");
    account = OsAccount.make();
    user = OsUser.named(account.name()).orElseThrow();
  }

  @AfterEach
  void remove() {
    if (account != null) {
      account.close();
    }
  }

  private Ran ended(String script, Map<Resource, Long> limits) {
    Ran ran = Ran.start(Launch.of(user, Ran.words(script)).withPatience(Ran.SHORT).withLimits(limits)).toItsEnd();
    assertThat(Processes.marked(ran.console().mark())).isEmpty();
    return ran;
  }

  @Test
  @DisplayName("It has the user's uid, gid and groups, real, effective and saved, and no right besides")
  void identity_isTheUsers() {
    Ran ran = ended("grep -E '^[UG]id' /proc/self/status | tr '\\t' ' '; id -nG; echo $USER $LOGNAME $HOME $SHELL;"
        + " grep -E 'Cap(Inh|Prm|Eff|Amb)' /proc/self/status | cut -f2 | sort -u; cat /etc/shadow", Map.of());
    String four = (" " + user.uid()).repeat(4);
    String fourGroups = (" " + user.gid()).repeat(4);
    assertThat(ran.lines()).hasSize(6).startsWith("Uid:" + four, "Gid:" + fourGroups,
        account.name() + " " + account.otherGroup(),
        account.name() + " " + account.name() + " " + account.home() + " /bin/sh", "0".repeat(16));
    assertThat(ran.lines().getLast()).contains("Permission denied");
  }

  @Test
  @DisplayName("Its home and its files are the user's, and nobody else may read them")
  void home_isTheUsers() throws Exception {
    Ran ran = ended("pwd; echo secret >file; mkdir folder; stat -c '%U %a %n' file folder", Map.of());
    assertThat(ran.lines()).containsExactly(account.home().toString(), account.name() + " 600 file",
        account.name() + " 700 folder");
    assertThat(Files.readString(account.home().resolve("file"))).isEqualTo("secret\n");
  }

  @Test
  @DisplayName("It inherits nothing that is open in the hub, and nothing of its environment")
  void descriptors_areNone() {
    Ran ran = Ran.start(Launch.of(user, List.of("sleep", "1000")).withPatience(Ran.SHORT));
    try {
      Path process = Path.of("/proc/" + ran.console().pid());
      Await.until("it runs", () -> Processes.read(process.resolve("comm")).equals("sleep\n"));
      Processes.awaitDescriptors(process, "0", "1", "2");
      assertThat(Processes.environment(process)).containsOnlyKeys("HOME", "USER", "LOGNAME", "SHELL", "PATH", "LANG",
          "HUBBUB_MARK", "PWD", "SHLVL");
    } finally {
      ran.console().end();
      ran.toItsEnd();
    }
  }

  @Test
  @DisplayName("The number of the user's processes is limited, and a fork bomb is held and ended")
  void forkBomb_isHeld() {
    Ran ran = Ran.start(Launch.of(user, List.of("bash", "-c", "echo begun; b() { b | b & b; }; b"))
        .withPatience(Ran.SHORT).withLimits(Map.of(Resource.PROCESSES, 50L)));
    Await.until("it cannot grow any more", () -> Processes.marked(ran.console().mark()).size() > 40);
    assertThat(ended("ulimit -n", Map.of(Resource.OPEN_FILES, 99L)).lines()).containsExactly("99");
    // While they come and go, more may be seen one after the other than there are at once.
    Await.until("there are no more than 50", () -> Processes.marked(ran.console().mark()).size() <= 50);
    ran.console().end();
    ran.toItsEnd();
    assertThat(String.join("\n", ran.lines())).contains("Resource temporarily unavailable");
    assertThat(Processes.marked(ran.console().mark())).isEmpty();
  }

  @Test
  @DisplayName("What it leaves as the user is ended with it")
  void leftovers_areEnded() {
    Path ready = account.home().resolve("ready");
    Ran ran = Ran.start(Launch.of(user, Ran.words(NothingOutlivesIT.STUBBORN + "echo >ready; wait"))
        .withPatience(Ran.SHORT));
    Await.until("it runs", () -> Files.exists(ready));
    ran.console().end();
    ran.toItsEnd();
    assertThat(Processes.marked(ran.console().mark())).isEmpty();
    Await.until("nothing runs as the user", () -> ProcessHandle.allProcesses()
        .noneMatch(process -> process.info().user().equals(Optional.of(account.name()))));
  }
}
