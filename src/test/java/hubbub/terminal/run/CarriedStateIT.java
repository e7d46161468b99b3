package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedStateIT {
  @RegisterExtension
  final SessionFixture fixture = new SessionFixture();
  @TempDir
  Path folder;

  private Recorded run(String text) {
    return Recorded.ended(fixture.session(), text);
  }

  private void runs(String text, String output) {
    assertThat(run(text).combined()).isEqualTo(output);
  }

  @Test
  @DisplayName("Directory, exported variables and umask hold for the next command; functions and variables do not")
  void state_holds() {
    run("cd /usr/lib; export A='1 \"2\" $3'; export B=$'x\\ny'; C=no; umask 027; f() { echo f; }; export -f f");
    runs("pwd; echo \"$A|$B|$C\"; umask; f 2>/dev/null || echo none", "/usr/lib\n1 \"2\" $3|x\ny|\n0027\nnone\n");
    assertThat(fixture.session().state().directory()).isEqualTo("/usr/lib");
    assertThat(fixture.session().state().variable("B")).isEqualTo("x\ny");
    run("unset A; B=y; cd - >/dev/null");
    runs("pwd; echo \"${A-unset} $B\"", "/tmp\nunset y\n");
    runs("cd -; cd ~; pwd", "/usr/lib\n" + fixture.home() + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 3", "kill -TERM $$", "kill -HUP $$", "kill -INT $$", "kill -USR1 $$", "set -e; false",
      "set -u; echo $no_such_variable", "echo ${x?unset}", "exec true", "exec 2>&1 && exec true", "sleep 0.1 & exit",
      "if", "shopt -s lastpipe; echo 1 | exit 4"})
  @DisplayName("State holds also when the command ends by exit, a signal, an error or another program")
  void state_holdsHoweverItEnds(String end) {
    run("cd /usr; export A=1; umask 022\n" + end);
    runs("pwd; echo $A; umask", "/usr\n1\n0022\n");
  }

  @Test
  @DisplayName("After kill -9 of the shell the state is what it was")
  void state_staysWhereTheShellCouldNotTell() {
    run("cd /usr; kill -9 $$");
    runs("pwd", "/tmp\n");
  }

  @Test
  @DisplayName("A command that began earlier and ends later undoes nothing that another one changed meanwhile")
  void slowCommand_undoesNothing() {
    Recorded slow = Recorded.started(fixture.session(), CommandRequest.plain("echo on; read x; export SLOW=1"))
        .says("on");
    run("cd /usr; export QUICK=1; umask 022");
    slow.type("\n").toItsEnd();
    runs("pwd; echo $SLOW $QUICK; umask", "/usr\n1 1\n0022\n");
  }

  @Test
  @DisplayName("Names that are no UTF-8, or full of what a shell reads otherwise, are kept as they are")
  void strangeNames_areKept() {
    run("cd " + folder + "; d=$'a \\377\\n\\'\"$x`'; mkdir \"$d\" && cd \"$d\" && export V=\"$d\"");
    runs("[ \"${PWD##*/}\" = $'a \\377\\n\\'\"$x`' ] && [ \"$V\" = \"${PWD##*/}\" ] && echo same", "same\n");
    assertThat(fixture.session().state().variable("V")).startsWith("a \uFFFD\n'\"$x`");
  }

  @Test
  @DisplayName("A link in the directory's name stays in it")
  void linkedDirectory_keepsItsName() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), Path.of("/usr/lib"));
    run("cd " + folder + "/link");
    runs("pwd; pwd -P; cd ..; pwd", folder + "/link\n/usr/lib\n" + folder + "\n");
  }

  @Test
  @DisplayName("Where the directory has gone nothing runs, and the next command is at home")
  void goneDirectory_leadsHome() {
    run("mkdir " + folder + "/x; cd " + folder + "/x; rmdir " + folder + "/x");
    Recorded ran = run("echo never");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(folder + "/x: No such file or directory");
    assertThat(ran.status()).isEqualTo(1);
    runs("pwd", fixture.home() + "\n");
  }

  @Test
  @DisplayName("A large environment is carried whole; one that is too large is not, and harms nobody")
  void largeEnvironment_isCarried() {
    run("for i in {1..20}; do export V$i=$(head -c 20000 /dev/zero | tr '\\0' $((i % 10))); done");
    runs("echo ${#V20} ${V7:0:3}", "20000 777\n");
    run("for i in {1..80}; do export W$i=$(head -c 20000 /dev/zero | tr '\\0' x); done; cd /usr");
    runs("echo ${#W1}; pwd", "0\n/tmp\n");
  }

  @Test
  @DisplayName("Whatever a program writes where the shell reports, the hub takes no harm")
  void forgedReport_harmsNobody() {
    run("for p in " + fixture.session().folder() + "/*-report; do head -c 3000000 /dev/zero 1<>$p > $p;"
        + " printf 'S99x\\nnowhere\\0A\\0=B\\0\\0Sx' >$p; done");
    runs("pwd", "/tmp\n");
  }

  @Test
  @DisplayName("A user's own TERM holds")
  void ownTerm_holds() {
    runs("echo $TERM", "xterm-256color\n");
    run("export TERM=dumb");
    runs("echo $TERM", "dumb\n");
  }
}
