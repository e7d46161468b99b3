package hubbub.contract.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"type\":\"command\",\"data\":\"who\"}|command|who",
      "{\"data\":\"\\u00e9!\",\"x\":{\"type\":\"in\",\"data\":[{\"type\":1}]},\"type\":\"notice\"}|notice|\u00e9!",
      "` {\"type\":\"file\",\"data\":{\"name\":\"a\"}} `|file|``",
      "{\"type\":7,\"data\":null}|``|``",
      "{}|``|``",
      "{\"type\":\"a\",\"type\":\"b\",\"data\":\"1\",\"data\":2}|b|``"})
  @DisplayName("Type and data of a packet are those at its top, wherever they stand; texts only, the later of two.")
  void outside_isRead(String text, String type, String data) {
    assertThat(Packet.withData(text)).contains(new Packet(type, data));
    assertThat(Packet.ofType(text)).contains(new Packet(type, ""));
    assertThat(Packet.ofType(Buffer.buffer(text))).contains(new Packet(type, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "hello", "7", "null", "\"type\"", "[{\"type\":\"a\"}]", "{\"type\":\"a\"",
      "{\"type\":}", "{\"type\":\"a\"} x", "{\"type\":\"a\"}{\"type\":\"b\"}", "{\"type\":\"a\",}", "{type:\"a\"}",
      "{\"type\":\"a\nb\"}", "{\"x\":[1,{\"y\":}]}", "\ufeff{\"type\":\"a\"}", "{\"x\":\"\\q\"}"})
  @DisplayName("What is not one whole JSON object is no packet.")
  void nonsense_isNoPacket(String text) {
    assertThat(Packet.withData(text)).isEmpty();
    assertThat(Packet.ofType(Buffer.buffer(text))).isEmpty();
  }

  @Test
  @DisplayName("Bytes that are not UTF-8 are no packet, also where another encoding would make one of them.")
  void otherEncodings_areNoPacket() {
    String text = "{\"type\":\"\u00e9\"}";
    assertThat(Packet.ofType(Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)))).contains(new Packet("\u00e9", ""));
    assertThat(Packet.ofType(Buffer.buffer(text.getBytes(StandardCharsets.ISO_8859_1)))).isEmpty();
    assertThat(Packet.ofType(Buffer.buffer(text.getBytes(StandardCharsets.UTF_16BE)))).isEmpty();
    assertThat(Packet.ofType(Buffer.buffer("{\"x\":\"").appendBytes(new byte[] {(byte) 0xc0, (byte) 0x80})
        .appendString("\"}"))).isEmpty();
  }

  @Test
  @DisplayName("A packet of a megabyte is read; one that is nested without end is none and does no harm.")
  void size_doesNoHarm() {
    String large = "{\"data\":\"" + "x".repeat(1 << 20) + "\",\"type\":\"file\"}";
    assertThat(Packet.ofType(large)).contains(new Packet("file", ""));
    assertThat(Packet.withData(large)).hasValueSatisfying(packet -> assertThat(packet.data()).hasSize(1 << 20));
    assertThat(Packet.ofType("{\"type\":" + "[".repeat(1 << 20))).isEmpty();
  }
}
