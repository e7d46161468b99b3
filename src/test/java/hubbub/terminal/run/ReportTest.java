package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.process.Libc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final String STATE = "S0022\n/a b\0A=1\0B=x=\ny\0\0";

  @TempDir
  Path folder;
  private final List<String> statuses = new ArrayList<>();
  private Path pipe;
  private Report report;

  @BeforeEach
  void open() throws IOException {
    pipe = folder.resolve("pipe");
    assertThat(Libc.mkfifo(pipe.toString(), 0600)).isZero();
    report = new Report(pipe.toString(), (first, codes) -> statuses.add(first + Arrays.toString(codes)));
  }

  @AfterEach
  void close() {
    report.close();
  }

  private void tell(String text) throws IOException {
    Files.writeString(pipe, text, StandardCharsets.ISO_8859_1, StandardOpenOption.WRITE);
    report.drain();
  }

  private String told() {
    return report.state().map(state -> state.directory() + state.umask() + state.rawVariables()).orElse("none");
  }

  @Test
  @DisplayName("A state is read whole, and the last one counts")
  void state_isRead() throws IOException {
    assertThat(told()).isEqualTo("none");
    tell(STATE);
    assertThat(told()).isEqualTo("/a b0022{A=1, B=x=\ny}");
    tell("S0077\n/c\0\0");
    assertThat(told()).isEqualTo("/c0077{}");
  }

  @Test
  @DisplayName("A state that is not complete does not count")
  void half_doesNotCount() throws IOException {
    for (int end = 0; end < STATE.length(); end++) {
      assertThat(told()).isEqualTo("none");
      tell(STATE.substring(end, end + 1));
    }
    assertThat(told()).startsWith("/a b");
  }

  @Test
  @DisplayName("Statuses are handed on at once, between states too")
  void statuses_areHandedOn() throws IOException {
    tell("P0 1 2 3\0" + STATE + "P12 141 0\0P3");
    assertThat(statuses).containsExactly("0[1, 2, 3]", "12[141, 0]");
    tell(" 0\0");
    assertThat(statuses).hasSize(3).endsWith("3[0]");
  }

  @Test
  @DisplayName("What is not understood is dropped")
  void nonsense_isDropped() throws IOException {
    tell("x\0P\0P1\0Pa 1\0P1 -1\0P1 9999\0\0S\n/\0\0S0\nnowhere\0\0S022 /a\0\0P99999999999 1\0");
    assertThat(told()).isEqualTo("none");
    assertThat(statuses).isEmpty();
    tell("S022\n/ok\0noequals\0=x\0A=\0\0");
    assertThat(told()).isEqualTo("/ok0022{A=}");
  }

  @Test
  @DisplayName("What is too long is dropped, and what comes behind it is read")
  void tooMuch_isDropped() throws IOException {
    for (int i = 0; i < 40; i++) {
      tell("x".repeat(50_000));
    }
    tell("\0" + STATE);
    assertThat(told()).startsWith("/a b");
  }
}
