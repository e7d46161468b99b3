package hubbub.terminal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileCommandTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(strings = {"(", "( ", "$(", "\"$(", "`", "${", "{ ", "((", "$((", "$[", "<(", "a[", "a=(", "a@(", "if ",
      "while a; do ", "case a in b) ", "[[ ( ", "[[ ! ", "! ", "time ", "coproc ", "f() ", "function f { ", "for ((",
      "<<E ", "<<E\n", "<<-E $(", "a <", "a | ", "a && ", "a\n", "\\\n", "\\", "#", "' ", "\"", "$'\\", "a=", "[",
      "@(  ", "$(<<E)", "$(<<E\n", "((a) ) ", "((<<E)", "\"`${", "{a[<", "é=", "=(", "a+=[", "\t", "f()\n{"})
  @DisplayName("A mebibyte of anything is read or refused, without work that grows beyond it, and nothing overflows")
  void anythingRepeated_isReadOrRefused(String piece) {
    String text = piece.repeat(MEBIBYTE / piece.length());
    Assertions.assertTimeout(LIMIT, () -> readOrRefused(text));
    Assertions.assertTimeout(LIMIT, () -> readOrRefused(text + ")"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "$(", "\"${", "{ ", "a=(", "[[ (", "if ", "case a in b) ", "function f { "})
  @DisplayName("What lies deeper than any person would write is refused with a reason")
  void deepNesting_isRefused(String piece) {
    assertThatThrownBy(() -> CommandLine.read("a | " + piece.repeat(100_000))).isInstanceOf(BrokenCommand.class)
        .satisfiesAnyOf(
            problem -> assertThat(problem).hasMessageStartingWith("More than 100 quotes, brackets or commands lie in"),
            problem -> assertThat(problem).hasMessageContaining("is not closed"),
            problem -> assertThat(problem).hasMessageContaining("Did not expect"));
  }

  @ParameterizedTest
  @CsvSource({"a | (, ) | a, 100", "a $(, ), 100", "'a \"$(', ')\"', 50", "a <(, ), 100", "if a; then {, '; }; fi', 50",
      "'f() { ', '; }', 100", "a & case b in c) d && e | , ;; esac, 100", "x=(, ), 100"})
  @DisplayName("What lies as deep as is allowed is read on half an ordinary stack, and nothing deeper")
  void allowedNesting_needsLittleStack(String opening, String closing, int levels) throws Exception {
    String text = (opening + " ").repeat(levels) + "b" + closing.repeat(levels);
    CompletableFuture<CommandLine> read = new CompletableFuture<>();
    new Thread(null, () -> read.completeAsync(() -> CommandLine.read(text), Runnable::run), "small", 512 << 10).start();
    assertThat(read.get().source()).isEqualTo(text);
    assertThatThrownBy(() -> CommandLine.read(opening + " " + text + closing)).hasMessageStartingWith("More than 100");
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 48})
  @DisplayName("Brackets that look like arithmetic at every level do not double the work at each")
  void falseArithmetic_isReadOnce(int depth) {
    String text = "(( $( ".repeat(depth) + "a | b" + " ) ) )".repeat(depth);
    Assertions.assertTimeout(LIMIT, () -> assertThat(CommandLine.read(text).innerPipes()).isEqualTo(1));
  }

  @Test
  @DisplayName("What no process can be given is refused with its place")
  void unsendable_isRefused() {
    assertThatThrownBy(() -> CommandLine.read("echo '\0' | a"))
        .hasMessage("The character NUL cannot be in a command, at character 7.");
    assertThatThrownBy(() -> CommandLine.read("a |\nb\uD83D"))
        .hasMessage("Half a character cannot be in a command, in line 2 at character 2.");
    assertThatThrownBy(() -> CommandLine.read("\uDE00\uD83D")).isInstanceOf(BrokenCommand.class);
  }

  @Test
  @DisplayName("A carriage return is a letter like any other, as it is for the shell")
  void carriageReturn_isALetter() {
    assertThat(MarkedCommand.mark(CommandLine.read("a\r\nb |\r\nc\r"))).isEqualTo("«a\r»⏎\n«b» |⁰«\r»⏎\n«c\r»");
    assertThatThrownBy(() -> CommandLine.read("if a\r\nthen\r\nb\r\nfi\r\n"))
        .isInstanceOfSatisfying(BrokenCommand.class, problem -> assertThat(problem.incomplete()).isTrue());
  }

  @Test
  @DisplayName("Random characters are read or refused, whatever they are")
  void noise_isReadOrRefused() {
    Random random = new Random(20261121);
    String alphabet = "ab1 \t\n\r\\'\"`$(){}[]<>|&;#=+!*?@-~^%,./:☃\0\uD83D\uDE00\u00A0\u2028";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(40); k > 0; k--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      readOrRefused(text.toString());
    }
  }

  private static void readOrRefused(String text) {
    Throwable problem = catchThrowable(() -> CommandLine.read(text));
    if (problem != null) {
      assertThat(problem).isInstanceOf(BrokenCommand.class);
      assertThat(problem.getMessage().length()).isBetween(10, 200);
    }
  }
}
