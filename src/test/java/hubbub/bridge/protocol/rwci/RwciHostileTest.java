package hubbub.bridge.protocol.rwci;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.script.ScriptedStage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no decent client sends: dropped and counted, never answered, never a close, before the login and after it. */
class RwciHostileTest {
  private static final String AUTH = "{\"type\":\"auth\",\"username\":\"alice\",\"password\":\"secret\"}";
  private static final List<String> WRONG_VALUES = List.of("null", "true", "0", "-1", "1e400", "1e999999999",
      "12345.678", "9".repeat(900), "[]", "[\"general\"]", "{}", "{\"a\":{\"b\":[]}}", nested(900));

  private final ScriptedStage stage = RwciTest.stage("{}");

  @ParameterizedTest
  @MethodSource("nonsense")
  @DisplayName("Nonsense before the login is dropped and counted")
  void beforeLogin_isDropped(String nonsense) {
    stage.send("alice", nonsense);
    assertDropped(1);
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  @DisplayName("Nonsense after the login is dropped and counted")
  void afterLogin_isDropped(String nonsense) {
    enter("");
    stage.send("alice", nonsense);
    assertDropped(1);
    assertAlive();
  }

  static Stream<String> nonsense() {
    return Stream.of("", " ", "\0", "{", "}", "{]", "nil", "null", "true", "17", "\"text\"", "[]",
        "[{\"type\":\"auth\"}]", "{\"type\":\"typing\"", "{\"type\":\"typing\"}}",
        "{\"type\":\"typing\"}{\"type\":\"typing\"}", "{'type':'typing'}", "{type:\"typing\"}",
        "{\"type\":\"typing\",}", "\uFEFF{\"type\":\"typing\"}", "{\"type\":\"typing\",\"x\":NaN}",
        "{\"type\":\"typing\",\"x\":+1}", "{\"type\":\"typing\",\"x\":01}",
        "{\"type\":\"typing\",\"x\":" + "9".repeat(2_000) + "}", "{\"type\":\"message\",\"message\":\"line\nbreak\"}",
        "{\"type\":\"message\",\"message\":\"\\x41\"}", "{\"type\":\"typing\",\"x\":" + nested(10_000) + "}",
        nested(10_000), "[".repeat(10_000), "{\"a\":".repeat(10_000), "{}", "{\"type\":null}", "{\"type\":5}",
        "{\"type\":[\"message\"]}", "{\"type\":{\"type\":\"message\"}}", "{\"type\":\"\"}", "{\"type\":\"MESSAGE\"}",
        "{\"type\":\"message \"}", "{\"type\":\"" + "x".repeat(60_000) + "\"}",
        "{\"type\":\"message\",\"message\":\"\\ud800\"}", "{\"type\":\"message\",\"message\":\"\\udc00\\ud800\"}",
        "{\"type\":\"message\",\"message\":\"x\",\"channel\":\"\\uDFFF\"}",
        "{\"type\":\"auth\",\"username\":\"\\ud83d\"}");
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  @DisplayName("A value of the wrong type in any field of any packet is dropped, whoever sends it")
  void wrongTypes_areDropped(String value) {
    enter("");
    List<String> packets = List.of(
        "{\"type\":\"message\",\"message\":%s}", "{\"type\":\"direct_message\",\"message\":\"x\",\"recipient\":%s}",
        "{\"type\":\"direct_message\",\"recipient\":\"alice\",\"message\":%s}");
    packets.forEach(packet -> stage.send("alice", packet.formatted(value)));
    assertDropped(packets.size());
    if (!value.equals("null")) {
      stage.send("alice", "{\"type\":\"message\",\"message\":\"x\",\"channel\":%s}".formatted(value));
      stage.send("alice", "{\"type\":\"typing\",\"channel\":%s}".formatted(value));
      assertDropped(packets.size() + 2);
    }
    assertAlive();
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  @DisplayName("A value of the wrong type in a field of an extension is answered with an error, and nothing else")
  void wrongTypesInExtensions_areAnswered(String value) {
    enter(",\"extensions\":[\"ids\",\"history\",\"rooms\"]");
    Stream<String> packets = Stream.of("{\"type\":\"join_channel\",\"channel\":%s}",
        "{\"type\":\"leave_channel\",\"channel\":%s}", "{\"type\":\"topic\",\"topic\":%s}",
        "{\"type\":\"invite\",\"channel\":%s,\"username\":\"bob\"}",
        "{\"type\":\"invite\",\"channel\":\"general\",\"username\":%s}",
        "{\"type\":\"visibility\",\"channel\":\"general\",\"private\":%s}",
        "{\"type\":\"join_channel\",\"channel\":\"garden\",\"create\":%s}",
        "{\"type\":\"history\",\"after\":%s}", "{\"type\":\"history\",\"before\":%s}",
        "{\"type\":\"history\",\"limit\":%s}", "{\"type\":\"history\",\"channel\":%s}");
    boolean flag = value.equals("true");
    boolean absent = value.equals("null");
    packets.filter(packet -> !(flag && packet.matches(".*(private|create).*")))
        .filter(packet -> !(absent && packet.matches(".*(create|history).*"))).forEach(packet -> {
          stage.send("alice", packet.formatted(value));
          assertThat(stage.next("alice")).as(packet).hasValueSatisfying(answer ->
              assertThat(answer).contains("\"type\":\"error\"").contains("\"code\":\"bad-request\""));
        });
    assertThat(stage.unasked()).isEmpty();
    assertThat(stage.peer("alice").open()).isTrue();
  }

  static Stream<String> wrongValues() {
    return WRONG_VALUES.stream();
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  @DisplayName("A login of wrong types is refused in the protocol's own words")
  void wrongLogin_isRefused(String value) {
    stage.send("alice", "{\"type\":\"auth\",\"username\":%s,\"password\":\"secret\"}".formatted(value));
    stage.send("bob", "{\"type\":\"auth\",\"username\":\"bob\",\"password\":%s}".formatted(value));
    stage.send("carol", "{\"type\":\"auth\",\"token\":%s}".formatted(value));
    for (String client : List.of("alice", "bob", "carol")) {
      assertThat(stage.next(client)).contains(
          "{\"type\":\"auth\",\"status\":\"Login failed\",\"success\":false,\"new_account\":false}");
      assertThat(stage.peer(client).open()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  @DisplayName("Extensions that are no list of words are asked for in vain, and do not hinder the login")
  void wrongExtensions_areNone(String value) {
    enter(",\"extensions\":" + value);
    assertAlive();
  }

  @Test
  @DisplayName("Of a key given twice the last counts")
  void duplicateKeys_lastCounts() {
    enter("");
    stage.send("alice", "{\"type\":\"typing\",\"type\":\"message\",\"message\":\"one\",\"message\":\"two\"}");
    assertThat(stage.next("alice")).contains(
        "{\"type\":\"message\",\"author\":\"alice\",\"message\":\"two\",\"channel\":\"general\"}");
  }

  @Test
  @DisplayName("Fields nobody asks for are ignored, whatever they hold")
  void unknownFields_areIgnored() {
    enter("");
    for (String value : WRONG_VALUES) {
      stage.send("alice", "{\"x\":%s,\"type\":\"message\",\"message\":\"hi\",\"author\":%s}".formatted(value, value));
      assertThat(stage.next("alice")).hasValueSatisfying(packet -> assertThat(packet).contains("\"message\":\"hi\""));
    }
  }

  @Test
  @DisplayName("Binary messages and what the transport left out are counted")
  void binaryAndRejected_areCounted() {
    stage.sendBytes("alice", AUTH.getBytes(StandardCharsets.UTF_8));
    stage.direct("rejected alice TOO_LARGE");
    stage.direct("rejected alice INVALID_TEXT");
    assertDropped(3);
    enter("");
    stage.sendBytes("alice", new byte[] {0, 1, 2});
    assertDropped(4);
    assertAlive();
  }

  @Test
  @DisplayName("While a login is being checked nothing more is read, so a flood behind it costs nothing")
  void floodDuringLogin_isNotRead() {
    stage.direct("hold login");
    stage.send("alice", AUTH);
    stage.send("alice", "{\"type\":\"default_channel\"}");
    stage.send("alice", "no packet");
    assertThat(stage.peer("alice").paused()).isTrue();
    assertDropped(0);
    stage.direct("release");
    assertThat(stage.peer("alice").sent()).hasSize(5 + 1);
    assertThat(stage.peer("alice").offences()).isEqualTo(1);
  }

  private void enter(String more) {
    stage.send("alice", AUTH.substring(0, AUTH.length() - 1) + more + "}");
    assertThat(stage.peer("alice").principal()).isPresent();
    stage.peer("alice").sent().clear();
  }

  private void assertDropped(int count) {
    assertThat(stage.peer("alice").offences()).isEqualTo(count);
    assertThat(stage.unasked()).isEmpty();
    assertThat(stage.peer("alice").open()).isTrue();
  }

  private void assertAlive() {
    stage.send("alice", "{\"type\":\"default_channel\"}");
    assertThat(stage.next("alice")).contains("{\"type\":\"default_channel\",\"channel\":\"general\"}");
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
