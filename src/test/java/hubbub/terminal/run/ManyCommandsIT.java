package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManyCommandsIT {
  private static final int AT_ONCE = 20;

  @RegisterExtension
  final SessionFixture fixture = new SessionFixture();

  @Test
  @DisplayName("Of 1,000 commands that print and exit at once no last line is lost, and no descriptor either")
  void quickCommands_loseNothing() throws IOException {
    Recorded.ended(fixture.session(), "true");
    long before = descriptors();
    for (int round = 0; round < 1000 / AT_ONCE; round++) {
      List<Recorded> commands = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        String text = i % 2 == 0 ? "echo out; echo err >&2; echo last"
            : "seq 2000; echo err >&2; exec sh -c 'echo last'";
        commands.add(Recorded.started(fixture.session(), CommandRequest.plain(text)));
      }
      for (Recorded command : commands) {
        assertThat(command.toItsEnd().out()).endsWith("last\n");
        assertThat(command.err()).isEqualTo("err\n");
        assertThat(command.outBytes().length).isIn(9, 8898);
      }
    }
    assertThat(descriptors()).isLessThanOrEqualTo(before + 10);
  }

  @Test
  @DisplayName("200 commands run side by side, each with its own input, output and end")
  void manyCommands_runSideBySide() {
    List<Recorded> commands = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      commands.add(Recorded.started(fixture.session(), CommandRequest.plain("read x; echo $x; echo $x >&2; exit $x")));
    }
    for (int i = 0; i < 200; i++) {
      commands.get(i).type(i + "\n");
    }
    for (int i = 0; i < 200; i++) {
      Recorded command = commands.get(i).toItsEnd();
      assertThat(command.out()).isEqualTo(i + "\n");
      assertThat(command.err()).isEqualTo(i + "\n");
      assertThat(command.status()).isEqualTo(i);
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
