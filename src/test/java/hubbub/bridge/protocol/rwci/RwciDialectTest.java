package hubbub.bridge.protocol.rwci;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bridge.spi.Dialect;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.testing.script.ScriptedStage;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RwciDialectTest {
  @Test
  @DisplayName("There is one object of each form, so that all clients of a form share its bytes")
  void sameForm_isTheSameObject() {
    Dialect plain = RwciDialect.of(EnumSet.noneOf(Extension.class));
    assertThat(RwciDialect.of(EnumSet.of(Extension.HISTORY))).isSameAs(plain);
    assertThat(RwciDialect.of(EnumSet.of(Extension.IDS))).isNotSameAs(plain)
        .isSameAs(RwciDialect.of(EnumSet.of(Extension.IDS, Extension.HISTORY)));
    assertThat(RwciDialect.of(EnumSet.allOf(Extension.class))).isNotSameAs(plain)
        .isSameAs(RwciDialect.of(Set.of(Extension.IDS, Extension.ROOMS)))
        .isNotSameAs(RwciDialect.of(EnumSet.of(Extension.ROOMS)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "\"\\/\b\f\n\r\t\u0000\u001f\u007f", "é漢字😀\u2028\u2029", "</script>"})
  @DisplayName("Every text comes out of a packet as it went in")
  void anyText_survives(String text) {
    JsonObject packet = Packet.of("message").put("message", text).put("n", -7L).put("b", true).end().toJsonObject();
    assertThat(packet).isEqualTo(
        new JsonObject().put("type", "message").put("message", text).put("n", -7L).put("b", true));
  }

  @Test
  @DisplayName("Half a character becomes a question mark, for a text frame must be valid UTF-8")
  void loneSurrogate_becomesAQuestionMark() {
    assertThat(Packet.of("message").put("message", "a\ud800b").end().toJsonObject().getString("message"))
        .isEqualTo("a?b");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Every failure has words for a plain client and for an extended one, or is dropped as the text says")
  void everyFailure_isRendered(ErrorCode code) {
    ScriptedStage stage = RwciTest.stage("{}");
    stage.send("plain", "{\"type\":\"auth\",\"username\":\"alice\",\"password\":\"x\"}");
    stage.send("more", "{\"type\":\"auth\",\"username\":\"bob\",\"password\":\"x\",\"extensions\":[\"ids\"]}");
    stage.peer("plain").sent().clear();
    stage.peer("more").sent().clear();
    for (String client : Set.of("plain", "more")) {
      stage.direct("fail say " + code);
      stage.send(client, "{\"type\":\"message\",\"message\":\"x\"}");
    }
    JsonObject error = new JsonObject().put("type", "error").put("code", code.slug())
        .put("message", code.sentence()).put("request", "message");
    assertThat(stage.next("more")).map(JsonObject::new).contains(error);
    stage.next("plain").map(JsonObject::new).ifPresent(packet -> assertThat(packet).isEqualTo(new JsonObject()
        .put("type", "direct_message").put("author", "server").put("message", code.sentence())));
    assertThat(stage.unasked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Every reason to end a connection is said in words the protocol has")
  void everyEnding_isSaid(CloseReason reason) {
    ScriptedStage stage = RwciTest.stage("{}");
    stage.send("alice", "{\"type\":\"auth\",\"username\":\"alice\",\"password\":\"x\"}");
    stage.peer("alice").sent().clear();
    stage.direct("ending alice " + reason);
    assertThat(stage.next("alice")).map(JsonObject::new).hasValueSatisfying(packet -> {
      assertThat(packet.getString("type")).isIn("broadcast", "direct_message");
      assertThat(packet.getString("message")).isEqualTo(reason.sentence());
    });
    assertThat(stage.unasked()).isEmpty();
  }
}
