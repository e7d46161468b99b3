package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hubbub.process.Outcome;
import hubbub.process.Programs;
import hubbub.testing.Await;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PtyIT {
  @RegisterExtension
  final SessionFixture fixture = new SessionFixture();

  private Recorded start(CommandRequest request) {
    return Recorded.started(fixture.session(), request);
  }

  @Test
  @DisplayName("The user's shell shows what is typed, has job control, and ends by exit")
  void loginShell_talks() {
    Recorded shell = start(CommandRequest.login(new Size(100, 30)));
    Await.until("the shell asks for a command", () -> !shell.out().isEmpty());
    shell.type("PS1=; stty size; shopt -q login_shell && echo lo''gin; pwd; umask\n").says("login\r\n/tmp\r\n0077\r\n");
    assertThat(shell.out()).contains("stty size").contains("30 100\r\n");
    shell.type("sleep 100\n");
    awaitForeground(shell);
    shell.type("\32").says("Stopped").type("jobs; fg\n").says("[1]+  Stopped");
    awaitForeground(shell);
    shell.type("\3").type("echo st''ill $?\n").says("still 130");
    for (int rows = 20; rows < 30; rows++) {
      shell.command().resize(new Size(50, rows));
      shell.type("stty size\n").says(rows + " 50\r\n");
    }
    shell.type("exit 4\n").toItsEnd();
    assertThat(shell.status()).isEqualTo(4);
    assertThat(shell.err()).isEmpty();
  }

  @Test
  @DisplayName("Keys arrive in the order they are typed in, whether the program reads, waits, or writes meanwhile")
  void keys_keepTheirOrder() {
    Recorded cat = start(CommandRequest.pty("stty raw -echo; echo rea''dy; head -c 60000", Size.USUAL)).says("ready");
    StringBuilder typed = new StringBuilder();
    for (int i = 0; typed.length() < 60_000; i++) {
      String keys = i % 7 == 0 ? "[" + i + "]" : Integer.toString(i % 10);
      typed.append(keys);
      cat.type(keys);
      if (i % 1000 == 0) {
        cat.command().resize(new Size(80, 20 + i / 1000 % 9));
      }
    }
    cat.toItsEnd();
    assertThat(cat.out()).endsWith(typed.substring(0, 60_000));
  }

  private static void awaitForeground(Recorded shell) {
    Await.until("it sleeps in the foreground", () -> SessionFixture.stat(shell.command(), "sleep")
        .filter(stat -> stat[0].equals("S") && stat[2].equals(stat[5])).isPresent());
  }

  @Test
  @DisplayName("The shell's end is the end, though something it started holds the terminal and talks without a pause")
  void loginShell_endsWithBackground() {
    Outcome[] heard = new Outcome[1];
    Command shell = fixture.session().run(CommandRequest.login(Size.USUAL), new CommandListener() {
      @Override
      public void output(Source source, ByteBuffer bytes) {}

      @Override
      public void completed(Outcome outcome) {
        heard[0] = outcome;
      }
    });
    shell.grant(Long.MAX_VALUE);
    shell.input("(trap '' HUP; exec yes) & disown; exit\n".getBytes());
    Await.until("it ends", () -> shell.completion().isDone());
    assertThat(heard[0]).isEqualTo(new Outcome.Exited(0));
  }

  @Test
  @DisplayName("The shell's end is the end, though something silent holds the terminal, whenever there is credit")
  void silentBackground_holdsNothingUp() {
    for (int credit : new int[] {99, 1000, 5000, Integer.MAX_VALUE}) {
      Recorded ran = Recorded.withoutCredit(fixture.session(),
          CommandRequest.pty("(trap '' HUP; exec sleep 1000) & seq 1000", Size.USUAL));
      Await.until("all is told", () -> {
        ran.command().grant(credit);
        return ran.command().completion().isDone();
      });
      assertThat(ran.out()).endsWith("1000\r\n").hasSize(4893);
    }
  }

  @Test
  @DisplayName("A program on a PTY has one terminal for all, in the usual modes, and its command's state holds")
  void ptyCommand_isOnOneTerminal() {
    Recorded ran = start(CommandRequest.pty("tty; tty <&2; echo err >&2; stty -a; echo $TERM; cd /usr; exit 3",
        new Size(90, 25)).withTerm("vt100")).toItsEnd();
    assertThat(ran.out()).contains("err\r\n").contains(" echo ").contains(" onlcr").contains("columns 90")
        .contains("vt100");
    String[] lines = ran.out().split("\r\n");
    assertThat(lines[0]).startsWith("/dev/pts/").isEqualTo(lines[1]);
    assertThat(ran.status()).isEqualTo(3);
    assertThat(Recorded.ended(fixture.session(), "pwd; echo $TERM").out()).isEqualTo("/usr\nxterm-256color\n");
  }

  @Test
  @DisplayName("less draws on the screen, takes keys one by one, and quits")
  void less_drawsAndQuits() {
    assumeTrue(Programs.find("less").isPresent(), "less is not there");
    Recorded less = start(CommandRequest.pty("seq 1000 | LESS= less", Size.USUAL));
    less.says("23\r\n").type("G").says("1000\r\n").type("q").toItsEnd();
    assertThat(less.out()).contains("\33[?1049h").contains("\33[?1049l").contains("978\r\n");
    assertThat(less.status()).isZero();
  }

  @Test
  @DisplayName("vim draws on the screen, follows a resize, edits a file and gives the screen back")
  void vim_edits() throws IOException {
    assumeTrue(Programs.find("vim").isPresent(), "vim is not there");
    Path file = fixture.home().resolve("note");
    Files.writeString(file, "one\ntwo\n");
    Path size = fixture.home().resolve("size");
    Recorded vim = start(CommandRequest.pty("vim -N -u NONE -i NONE -n --cmd \"au VimResized * call writefile("
        + "[&columns .. 'x' .. &lines], '" + size + "')\" " + file, new Size(100, 30)));
    // Until it shows what is typed, vim is still starting, and tells nobody of a new size.
    vim.says("two").says("\33[30;1H").type("othree é\33").says("three");
    vim.command().resize(new Size(60, 15));
    Await.until("vim has the new size", () -> Files.exists(size));
    vim.type(":wq\r").toItsEnd();
    assertThat(size).hasContent("60x15");
    assertThat(vim.out()).contains("\33[?1049h").contains("\33[?1049l");
    assertThat(vim.status()).isZero();
    assertThat(file).hasContent("one\nthree é\ntwo\n");
  }

  @Test
  @DisplayName("Keys are passed on as they are, whatever their number")
  void keys_areNotChanged() {
    Recorded keyboard = start(CommandRequest.pty("stty raw -echo; echo ready; head -c 6000 | md5sum", Size.USUAL));
    String keys = "\0\1\2\3\4\5\32\177\r\n".repeat(600);
    keyboard.says("ready").type(keys).toItsEnd();
    assertThat(keyboard.out()).contains(Digest.md5(keys));
  }

  @Test
  @DisplayName("Everything a command on a PTY said before its end is told")
  void lastWords_areTold() {
    for (int i = 0; i < 100; i++) {
      Recorded ran = start(CommandRequest.pty("seq 3000; echo last", Size.USUAL)).toItsEnd();
      assertThat(ran.out()).endsWith("3000\r\nlast\r\n");
    }
  }

  @Test
  @DisplayName("There are no breakpoints on a PTY")
  void breakpointsOnPty_areRefused() {
    assertThatThrownBy(() -> CommandRequest.pty("a | b", Size.USUAL).withBreakpoints(Set.of(0), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
