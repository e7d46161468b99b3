package hubbub.bridge.protocol.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
    "{\"type\":\"a\",\"data\":\"b\"} | a | true | b",
    "{ \"data\" : {\"type\":\"inner\"} , \"type\" : \"a\" } | a | true | ",
    "{\"type\":\"a\\u0062\",\"data\":null} | ab | false | ",
    "{\"type\":7} | `` | false | ",
    "{\"type\":\"a\",\"type\":\"b\"} | b | false | ",
    "{\"type\":\"a\",\"type\":{}} | `` | false | ",
    "{} | `` | false | "})
  @DisplayName("Type and data are found wherever they stand")
  void packet_isRead(String packet, String type, boolean hasData, String data) {
    Envelope read = Envelope.of(packet).orElseThrow();
    assertThat(read.type()).isEqualTo(type);
    assertThat(read.hasData()).isEqualTo(hasData);
    assertThat(read.data()).isEqualTo(Optional.ofNullable(data));
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
    "{\"type\":\"a\",\"data\":broken | a", "{\"data\":{\"type\":\"b\"},\"type\":\"ü\\u0062\"} | üb",
    "{\"type\":[\"a\"]} | ``", "{\"data\":1} | ``", "{\"data\":[ | ``", "[\"type\",\"a\"] | ``", "x | ``"})
  @DisplayName("The first type is found without looking further")
  void firstType_isFound(String packet, String type) {
    assertThat(Envelope.firstType(packet.getBytes(StandardCharsets.UTF_8))).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "\"a\"", "{", "{\"type\":\"a\"", "{}{}", "{\"a\":1,}", "nul"})
  @DisplayName("What is not one JSON object is none")
  void nonsense_isNone(String text) {
    assertThat(Envelope.of(text)).isEmpty();
  }

  @Test
  @DisplayName("Another type changes nothing else, however long and odd the packet is")
  void retyped_keepsTheRest() {
    String before = "{ \"n\" : 1.0e400, \"data\":\"" + "ü\\u00e9😀 ".repeat(50_000) + "\",\n\"type\" :  ";
    String behind = " , \"x\":[\"type\",{\"type\":\"y\"}]}";
    String packet = before + "\"out\\u0070ut\"" + behind;
    assertThat(Envelope.of(packet).orElseThrow().retyped(packet, "response"))
        .isEqualTo(before + "\"response\"" + behind);
  }
}
