package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "ä", "€", "😀"})
  @DisplayName("A message's length is that of its UTF-8, to the byte")
  void length_isInBytes(String character) {
    int bytes = character.getBytes(StandardCharsets.UTF_8).length;
    String text = character.repeat(50);
    assertThat(Text.message(text, 50 * bytes)).isEqualTo(text);
    refused(text, 50 * bytes - 1, ErrorCode.MESSAGE_TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u2003"})
  @DisplayName("White space alone is no message")
  void whiteSpace_isEmpty(String text) {
    refused(text, 100, ErrorCode.MESSAGE_EMPTY);
  }

  @Test
  @DisplayName("Half a surrogate pair becomes the replacement character; a whole one stays")
  void loneSurrogate_isReplaced() {
    assertThat(Text.message("a\uD83Db\uDE00", 100)).isEqualTo("a\uFFFDb\uFFFD");
    assertThat(Text.message("a😀b", 100)).isEqualTo("a😀b");
  }

  @Test
  @DisplayName("A topic is counted in characters and loses the white space around it; it may be empty")
  void topic_isCountedInCharacters() {
    assertThat(Text.topic("  " + "😀".repeat(300) + " ", 300)).isEqualTo("😀".repeat(300));
    assertThat(Text.topic(" ", 300)).isEmpty();
    assertThatThrownBy(() -> Text.topic("😀".repeat(301), 300)).isInstanceOf(Fault.class);
  }

  private static void refused(String text, int bytes, ErrorCode code) {
    assertThatThrownBy(() -> Text.message(text, bytes)).isInstanceOfSatisfying(Fault.class,
        fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
