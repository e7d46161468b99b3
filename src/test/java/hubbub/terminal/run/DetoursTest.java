package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.terminal.run.Detours.Detour;
import hubbub.terminal.shell.CommandLine;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DetoursTest {
  private static String rewritten(String command, int... pipes) {
    Map<Integer, Detour> detours = new HashMap<>();
    for (int pipe : pipes) {
      detours.put(pipe, new Detour("i" + pipe, "e" + pipe, "o" + pipe));
    }
    // How the statuses are told is the same everywhere but for the number of stages.
    return new Detours(detours, "r").rewrite(CommandLine.read(command))
        .replaceAll("\\{ \\( s=.*?; \\} 2>/dev/null;", "TELL;");
  }

  @Test
  @DisplayName("Only the stages beside a breakpoint are touched, and only a pipeline that has one")
  void stagesBesideBreakpoint_areRedirected() {
    assertThat(rewritten("a | b | c; d | e", 0)).isEqualTo("{ >'i0' 2>'e0' a | <'o0' b | c; TELL; }; d | e");
    assertThat(rewritten("a | b | c", 0, 1)).isEqualTo("{ >'i0' 2>'e0' a | <'o0' >'i1' 2>'e1' b | <'o1' c; TELL; }");
    assertThat(rewritten("a | b && c | d # e", 1)).isEqualTo("a | b && { >'i1' 2>'e1' c | <'o1' d; TELL; } # e");
    assertThat(rewritten("a | b")).isEqualTo("a | b");
  }

  @Test
  @DisplayName("A stage that is no simple command, or could fail before its redirections, is put in braces")
  void compoundStage_isPutInBraces() {
    assertThat(rewritten("(a) | if b; then c; fi", 0))
        .isEqualTo("{ { (a); } >'i0' 2>'e0'  | { if b; then c; fi; } <'o0' ; TELL; }");
    assertThat(rewritten("a $x | a '$x' | f() { b; }", 0, 1))
        .isEqualTo("{ { a $x; } >'i0' 2>'e0'  | <'o0' >'i1' 2>'e1' a '$x' | { f() { b; }; } <'o1' ; TELL; }");
    assertThat(rewritten("a \"it's $x\" | ls *", 0))
        .isEqualTo("{ { a \"it's $x\"; } >'i0' 2>'e0'  | { ls *; } <'o0' ; TELL; }");
  }

  @Test
  @DisplayName("What concerns the whole pipeline stays in front, and turns the statuses around as it did")
  void prefixes_stay() {
    assertThat(rewritten("! a | b", 0)).isEqualTo("{ ! >'i0' 2>'e0' a | <'o0' b; ! TELL; }");
    assertThat(rewritten("time -p a | b &", 0)).isEqualTo("{ time -p >'i0' 2>'e0' a | <'o0' b; TELL; } &");
  }

  @Test
  @DisplayName("Here-documents, comments and lines stay where they are")
  void lines_stay() {
    String pieces = "a <<E |&\n# c\nx\nE\nb # d\nf";
    assertThat(rewritten(pieces, 0).lines()).hasSameSizeAs(pieces.lines().toList());
    assertThat(rewritten("a <<E | b\nx | y\nE\nc", 0))
        .isEqualTo("{ >'i0' 2>'e0' a <<E | <'o0' b; TELL; }\nx | y\nE\nc");
  }

  @Test
  @DisplayName("The statuses are told with the number of the pipeline's first pipe, for every stage")
  void statuses_areTold() {
    String text = new Detours(Map.of(3, new Detour("i", "e", "o")), "it's").rewrite(CommandLine.read("a|b;c|d|e|f"));
    assertThat(text).contains("'P%s %s\\0' 1 \"${s[*]}\" 1<>'it'\\''s'").contains("| ( exit \"${PIPESTATUS[3]}\" ); }");
  }
}
