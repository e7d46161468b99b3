package hubbub.console.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private static List<String> words(String text) {
    return Template.of(text).filled(Map.of());
  }

  @Test
  @DisplayName("Words are split at blanks, as many as there are")
  void blanks_split() {
    assertThat(words("  one\ttwo \n three  ")).containsExactly("one", "two", "three");
  }

  @Test
  @DisplayName("Quotes and backslashes mean what they mean to a shell")
  void quotes_areTheShells() {
    assertThat(words("a'b c'd")).containsExactly("ab cd");
    assertThat(words("a '' \"\" ")).containsExactly("a", "", "");
    assertThat(words("'it'\\''s'")).containsExactly("it's");
    assertThat(words("'\\ \" $x'")).containsExactly("\\ \" $x");
    assertThat(words("\"' \\\" \\\\ \\$ \\` \\n\"")).containsExactly("' \" \\ $ ` \\n");
    assertThat(words("a\\ b \\\"c \\\\ \\'")).containsExactly("a b", "\"c", "\\", "'");
    assertThat(words("a\\\nb \"c\\\nd\"")).containsExactly("ab", "cd");
  }

  @Test
  @DisplayName("Nothing is expanded")
  void characters_areThemselves() {
    assertThat(words("~ * $HOME `id` $(id) a;b | > #c")).containsExactly("~", "*", "$HOME", "`id`", "$(id)", "a;b", "|",
        ">", "#c");
  }

  @Test
  @DisplayName("Placeholders are filled in within a word, and no value becomes anything but a part of that word")
  void placeholders_areFilledIn() {
    Template template = Template.of("{home}/bin/console --as={username}@{port} '{code}' {other} {} {\"a\":{port}}");
    assertThat(template.filled(Map.of("home", "/opt/hub bub", "username", "a 'b\" $1 \\ {code}", "port", "9125",
        "code", "c0de"))).containsExactly("/opt/hub bub/bin/console", "--as=a 'b\" $1 \\ {code}@9125", "c0de",
        "{other}", "{}", "{a:9125}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '!', quoteCharacter = '~', value = {
      "a 'b ! the single quote at character 3 is not closed: a 'b",
      "a \"b\\\" ! the double quote at character 3 is not closed: a \"b\\\"",
      "it's ! the single quote at character 3 is not closed: it's",
      "a b\\ ! the command line ends in a backslash: a b\\",
      "~~ ! the command line names no program",
      "~  ~ ! the command line names no program",
      "'' a ! the command line names no program"})
  @DisplayName("What is broken is told with its place")
  void broken_isTold(String text, String problem) {
    assertThatThrownBy(() -> Template.of(text)).isInstanceOf(BrokenTemplate.class).hasMessage(problem);
  }

  @Test
  @DisplayName("A NUL is refused")
  void nul_isRefused() {
    assertThatThrownBy(() -> Template.of("a\0b")).isInstanceOf(BrokenTemplate.class).hasMessageContaining("NUL");
  }

  @Test
  @DisplayName("The environment variable takes the place of what is configured, and may be as broken")
  void environment_comesFirst() {
    Template template = Template.of("configured", Map.of("HUBBUB_CONSOLE_COMMAND", "mine {code}"));
    assertThat(template.filled(Map.of("code", "7"))).containsExactly("mine", "7");
    assertThat(Template.of("configured", Map.of("OTHER", "x")).filled(Map.of())).containsExactly("configured");
    assertThatThrownBy(() -> Template.of("configured", Map.of("HUBBUB_CONSOLE_COMMAND", "it's")))
        .isInstanceOf(BrokenTemplate.class)
        .hasMessageStartingWith("the environment variable HUBBUB_CONSOLE_COMMAND: the single quote at character 3");
  }
}
