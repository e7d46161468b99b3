package hubbub.bridge.protocol.match;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.conf.Conf;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.auth.Principal;
import hubbub.testing.script.ScriptedStage;
import hubbub.testing.script.Transcript;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchTest {
  private static final Set<Integer> CODES = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

  private ScriptedStage stage;

  static ScriptedStage stage() {
    return ScriptedStage.websocket(services -> new MatchProtocol(Conf.of(new JsonObject()), services));
  }

  @BeforeEach
  void begin() {
    stage = stage();
    stage.direct("account alice secret");
    stage.direct("token t alice");
    stage.direct("match 41");
  }

  @TestFactory
  @DisplayName("Every transcript goes as it is written")
  Stream<DynamicTest> transcripts() {
    return Transcript.all("match").stream()
        .map(transcript -> DynamicTest.dynamicTest(transcript.toString(), () -> transcript.play(stage())));
  }

  @Test
  @DisplayName("The bridge learns who it is as soon as the token is proved, before there is a seat")
  void token_identifiesThePeer() {
    stage.direct("hold seat");
    come("host");
    assertThat(stage.peer("alice").principal()).map(Principal::name).contains("alice");
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  @DisplayName("Whatever keeps somebody from a seat is told in one message with a code, and closes")
  void everyFailureToJoin_isTold(ErrorCode code) {
    stage.direct("fail seat " + code.name());
    come("challenger");
    assertError();
    assertThat(stage.end("alice")).isIn(CloseReason.NORMAL, CloseReason.NO_SUCH_MATCH, CloseReason.INTERNAL);
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  @DisplayName("Whatever keeps a command from being carried out is told in one message with a code, and goes on")
  void everyFailureOfCommands_isTold(ErrorCode code) {
    come("host");
    stage.next("alice");
    stage.direct("fail command " + code.name());
    stage.send("alice", "{\"command\":\"up\"}");
    assertError();
    assertThat(stage.peer("alice").open()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(CloseReason.class)
  @DisplayName("Whatever makes the hub end the connection, at most one message says so, and never twice code 0")
  void everyEnd_isSurvived(CloseReason reason) {
    come("host");
    stage.next("alice");
    stage.direct("ending alice " + reason.name());
    stage.next("alice").ifPresent(words -> assertThat(new JsonObject(words).getInteger("code")).isIn(CODES));
    assertThat(stage.unasked()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("Hostile text is answered as what it is, no command, and does no harm")
  @ValueSource(strings = {"[", "{", "}", "\u0000", "null", "{\"command\"}", "{\"command\":\"up\"}}", "NaN", "{'a':1}"})
  void hostileText_isNoCommand(String text) {
    come("host");
    stage.next("alice");
    stage.send("alice", text);
    assertThat(stage.next("alice")).contains("{\"error\":\"no command sent\",\"code\":2}");
    assertThat(stage.peer("alice").open()).isTrue();
  }

  @ParameterizedTest
  @DisplayName("An object nested 10,000 deep is no command, at its root and within a command")
  @ValueSource(strings = {"", "{\"command\":\"up\",\"x\":"})
  void deepText_isNoCommand(String before) {
    come("host");
    stage.next("alice");
    stage.send("alice", before + "[".repeat(10_000) + "]".repeat(10_000) + (before.isEmpty() ? "" : "}"));
    assertThat(stage.next("alice")).contains("{\"error\":\"no command sent\",\"code\":2}");
    stage.send("alice", "{\"command\":\"up\"}");
    assertThat(stage.unasked()).isEmpty();
    stage.direct("called command alice up {}");
  }

  private void come(String role) {
    stage.direct("handshake alice t /ws/game/41/?role=" + role);
    stage.peer("alice");
  }

  private void assertError() {
    JsonObject told = stage.next("alice").map(JsonObject::new).orElseThrow();
    assertThat(told.fieldNames()).containsExactlyInAnyOrder("error", "code");
    assertThat(told.getString("error")).isNotBlank();
    assertThat(told.getInteger("code")).isIn(CODES);
    assertThat(stage.unasked()).isEmpty();
  }
}
