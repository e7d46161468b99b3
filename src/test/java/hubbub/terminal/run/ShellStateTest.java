package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShellStateTest {
  private final ShellState begin = ShellState.of("/a", Map.of("SAME", "1", "GOES", "2", "CHANGES", "3"), "77");

  @Test
  @DisplayName("Only what a command changed is taken over")
  void changes_areTakenOver() {
    ShellState meanwhile = ShellState.of("/b", Map.of("SAME", "other", "GOES", "2", "CHANGES", "other"), "22");
    ShellState end = ShellState.of("/a", Map.of("SAME", "1", "CHANGES", "4", "NEW", "5"), "0077");
    ShellState merged = meanwhile.with(begin, end);
    assertThat(merged.directory()).isEqualTo("/b");
    assertThat(merged.umask()).isEqualTo("0022");
    assertThat(merged.rawVariables()).containsOnly(Map.entry("SAME", "other"), Map.entry("CHANGES", "4"),
        Map.entry("NEW", "5"));
    ShellState moved = begin.with(begin, ShellState.of("/c", Map.of(), "7"));
    assertThat(moved.directory()).isEqualTo("/c");
    assertThat(moved.umask()).isEqualTo("0007");
  }

  @Test
  @DisplayName("What belongs to one shell or command is not handed on")
  void ownVariables_areNotHandedOn() {
    ShellState state = ShellState.of("/a", Map.of("_", "x", "SHLVL", "1", "PWD", "/a", "HUBBUB_MARK", "m",
        "BASH_FUNC_f%%", "() { :; }", "KEPT", "é"), "022");
    assertThat(state.rawVariables()).containsOnlyKeys("KEPT");
    assertThat(state.variable("KEPT")).isEqualTo("é");
    assertThat(state.variable("NONE")).isEmpty();
  }

  @Test
  @DisplayName("A umask is octal")
  void umask_isOctal() {
    for (String umask : new String[] {"", "8", "00077", "u=rwx"}) {
      assertThatThrownBy(() -> ShellState.of("/", Map.of(), umask)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
