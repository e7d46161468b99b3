package hubbub.bridge.protocol.line;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Name;
import hubbub.contract.rooms.RoomEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  @Test
  @DisplayName("No character that does something to a terminal, or is not in UTF-8, goes out")
  void everyCharacter_isHarmless() {
    IntStream.rangeClosed(0, 0xffff).forEach(c -> {
      String line = Wording.line("a" + (char) c + "b").toString();
      assertThat(line).endsWith("b\n");
      assertThat(line.substring(0, line.length() - 1).replace("\n  ", "").codePoints())
          .as("U+%04X", c)
          .noneMatch(out -> Character.isISOControl(out) || Character.getType(out) == Character.SURROGATE);
    });
  }

  @Test
  @DisplayName("Control characters show as pictures, ends of lines as lines that no sign begins")
  void controls_arePictures() {
    assertThat(Wording.line("\u001b]0;owned\u0007\u007f\u009b31m\u202e\u2028\ud800")).hasToString("␛]0;owned␇␡\ufffd31m"
        + "\ufffd\ufffd\ufffd\n");
    assertThat(Wording.line("<ann> a\n* bob left\r\n! no (internal)\r<bob> b\tc"))
        .hasToString("<ann> a\n  * bob left\n  ! no (internal)␍<bob> b c\n");
    assertThat(Wording.line("👩‍👩‍👧 é ‏שלום ｆ")).hasToString("👩‍👩‍👧 é ‏שלום ｆ\n");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Everything that can happen in a room has words, in one line, with its room for who is in several")
  void everyEvent_hasWords(RoomEvent.Kind kind) {
    RoomEvent event = new RoomEvent("tea", "e1", 1, 0, kind, "ann", "text");
    assertThat(LineDialect.ONE_ROOM.event(null, event).orElseThrow().toString())
        .matches("(<ann>|\\* ann) [^\n]+\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "ann lee", "\"ann\"", "a\"b", "\"", "a\" \"b", "-", "名前 二", "<x>"})
  @DisplayName("A name is shown as it is typed, whatever is in it")
  void quotedName_isReadBack(String name) {
    assertThat(Name.of(name)).isPresent();
    assertThat(Quoted.first(Quoted.of(name) + "  the \"rest\" ")).isEqualTo(new Quoted(name, "the \"rest\""));
    assertThat(Quoted.whole(" " + Quoted.of(name) + " ")).isEqualTo(name);
    assertThat(Wording.said(name, "hi")).isEqualTo("<" + Quoted.of(name) + "> hi");
  }

  @Test
  @DisplayName("Of a crowd some names are told")
  void crowd_isCut() {
    List<String> crowd = IntStream.range(0, 60).mapToObj(i -> "p" + i).toList();
    assertThat(Wording.names(crowd)).startsWith("p0, p1, ").endsWith(", p49 and others");
    assertThat(Wording.names(crowd.subList(0, 50))).endsWith(", p49");
  }
}
