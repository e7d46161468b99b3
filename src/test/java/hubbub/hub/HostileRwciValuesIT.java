package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.RwciClient;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Well-formed JSON with values no decent RWCI client sends, to a whole hub with others in it. */
class HostileRwciValuesIT extends BesiegedHub {
  private static final String REFUSED =
      "{\"type\":\"auth\",\"status\":\"Login failed\",\"success\":false,\"new_account\":false}";

  @Test
  @DisplayName("What is no text, in any field of any packet, is dropped, and the next packet is heard")
  void noTexts_areDropped() {
    List<String> packets = List.of(
        "{\"type\":%,\"message\":\"x\"}",
        "{\"type\":\"message\",\"message\":%}",
        "{\"type\":\"direct_message\",\"recipient\":\"rosa\",\"message\":%}",
        "{\"type\":\"direct_message\",\"recipient\":%,\"message\":\"x\"}");
    List<String> optional = List.of(
        "{\"type\":\"message\",\"message\":\"x\",\"channel\":%}",
        "{\"type\":\"typing\",\"channel\":%}");
    try (RwciClient client = siege.rwci("typeless")) {
      HostileValues.packets(packets, HostileValues.NO_TEXTS).forEach(client.wire()::text);
      HostileValues.packets(optional, HostileValues.NO_TEXTS).filter(packet -> !packet.contains("null}"))
          .forEach(client.wire()::text);
      assertThat(answers(client, 0)).isEmpty();
    }
  }

  @Test
  @DisplayName("In the fields of extensions it is answered, each time, as a bad request")
  void noTextsInExtensions_areAnswered() {
    List<String> packets = List.of(
        "{\"type\":\"join_channel\",\"channel\":%}",
        "{\"type\":\"leave_channel\",\"channel\":%}",
        "{\"type\":\"topic\",\"topic\":%}",
        "{\"type\":\"invite\",\"channel\":%,\"username\":\"rosa\"}",
        "{\"type\":\"invite\",\"channel\":\"general\",\"username\":%}");
    List<String> optional = List.of(
        "{\"type\":\"topic\",\"topic\":\"x\",\"channel\":%}",
        "{\"type\":\"history\",\"after\":%}",
        "{\"type\":\"history\",\"before\":%}",
        "{\"type\":\"history\",\"channel\":%}");
    List<String> sent = new ArrayList<>(HostileValues.packets(packets, HostileValues.NO_TEXTS).toList());
    HostileValues.packets(optional, HostileValues.NO_TEXTS).filter(packet -> !packet.contains("null}"))
        .forEach(sent::add);
    List<String> flags = List.of("0", "\"true\"", "[]", "{}", "null");
    HostileValues.packets(List.of("{\"type\":\"visibility\",\"channel\":\"general\",\"private\":%}"), flags)
        .forEach(sent::add);
    HostileValues.packets(List.of("{\"type\":\"join_channel\",\"channel\":\"x\",\"create\":%}"), flags.subList(0, 4))
        .forEach(sent::add);
    List<String> numbers = List.of("0", "-1", "1.5", "1e400", "9".repeat(900), "\"10\"", "[]", "true", "2147483648");
    HostileValues.packets(List.of("{\"type\":\"history\",\"limit\":%}"), numbers).forEach(sent::add);
    try (RwciClient client = siege.rwci("extended", "ids", "history", "rooms")) {
      sent.forEach(client.wire()::text);
      assertThat(answers(client, sent.size())).hasSameSizeAs(sent).allSatisfy(answer -> {
        assertThat(answer.getString("type")).isEqualTo("error");
        assertThat(answer.getString("code")).isEqualTo("bad-request");
      });
    }
  }

  @Test
  @DisplayName("Names that are none are answered as such, halves of characters dropped; neither does anything")
  void noNames_doNothing() {
    List<String> packets = List.of(
        "{\"type\":\"join_channel\",\"channel\":%}",
        "{\"type\":\"join_channel\",\"channel\":%,\"create\":true}",
        "{\"type\":\"leave_channel\",\"channel\":%}",
        "{\"type\":\"topic\",\"channel\":%,\"topic\":\"x\"}",
        "{\"type\":\"invite\",\"channel\":%,\"username\":\"rosa\"}",
        "{\"type\":\"message\",\"channel\":%,\"message\":\"x\"}",
        "{\"type\":\"direct_message\",\"recipient\":%,\"message\":\"x\"}",
        "{\"type\":\"history\",\"channel\":%}",
        "{\"type\":\"history\",\"after\":%}");
    try (RwciClient client = siege.rwci("nameless", "ids", "history", "rooms")) {
      List<String> sent = HostileValues.packets(packets, HostileValues.NO_NAMES).toList();
      sent.forEach(client.wire()::text);
      HostileValues.packets(packets, HostileValues.HALVES).forEach(client.wire()::text);
      assertThat(answers(client, sent.size())).hasSameSizeAs(sent).allSatisfy(answer -> {
        assertThat(answer.getString("type")).isEqualTo("error");
        assertThat(answer.getString("code")).isIn("room-name-invalid", "name-invalid", "not-member", "no-such-person",
            "no-such-room", "bad-request");
      });
      client.send(RwciClient.packet("room_list"));
      assertThat(client.await("room_list").getJsonArray("rooms")).hasSize(2);
    }
  }

  @Test
  @DisplayName("A login with a name, password or token that can be none is refused, and the name stays unknown")
  void noLogins_areRefused() {
    List<String> packets = List.of(
        "{\"type\":\"auth\",\"username\":%,\"password\":\"secret\"}",
        "{\"type\":\"auth\",\"token\":%}");
    List<String> values = new ArrayList<>(HostileValues.NO_TEXTS);
    values.addAll(HostileValues.NO_NAMES);
    HostileValues.packets(packets, values).forEach(HostileRwciValuesIT::assertRefused);
    List<String> password = List.of("{\"type\":\"auth\",\"username\":\"anonymous\",\"password\":%}");
    HostileValues.packets(password, HostileValues.NO_TEXTS).forEach(HostileRwciValuesIT::assertRefused);
    HostileValues.packets(password, List.of("\"\"", "\"a\\nb\"", "\"a\\rb\"", "\"" + "x".repeat(60_000) + "\""))
        .forEach(HostileRwciValuesIT::assertRefused);
    assertRefused("{\"type\":\"auth\",\"username\":\"Server\",\"password\":\"secret\"}");
    try (RwciClient client = RwciClient.connect(siege.hub().port("http"))) {
      HostileValues.packets(packets, HostileValues.HALVES).forEach(client.wire()::text);
      assertThat(client.login("anonymous", "secret").getBoolean("new_account")).isTrue();
    }
  }

  @Test
  @DisplayName("Of a key given twice the last counts, unknown ones are ignored, and any character may be said")
  void oddMessages_areSaid() {
    try (RwciClient client = siege.rwci("odd")) {
      client.wire().text("{\"type\":\"typing\",\"type\":\"message\",\"message\":\"first\",\"message\":\"last\"}");
      siege.neighbours().awaitLine("last");
      for (String value : HostileValues.NO_TEXTS) {
        client.wire().text("{\"author\":%,\"type\":\"message\",\"message\":\"mine\",\"\\ud800\":%,\"\":%}"
            .replace("%", value));
        siege.neighbours().awaitLine("mine");
      }
      for (String text : HostileValues.ODD_LINES) {
        client.say(text);
        siege.neighbours().awaitLine(text);
      }
      client.say("x".repeat(8_193));
      assertThat(client.await("direct_message").getString("message")).isEqualTo("A message has at most 8192 bytes.");
    }
  }

  private static void assertRefused(String packet) {
    try (WebSocketWire wire = siege.websocket()) {
      assertThat(wire.text(packet).received().next()).as(packet).isEqualTo(REFUSED);
      assertThat(wire.received().awaitEnd()).isEqualTo("close 4100 The login failed.");
    }
  }

  /** Returns what came to this client alone, at least so much, when all it had sent was worked off. */
  private static List<JsonObject> answers(RwciClient client, int expected) {
    String mark = "and now?";
    client.say(mark);
    siege.neighbours().awaitLine(mark);
    List<JsonObject> answers = new ArrayList<>();
    boolean marked = false;
    while (!marked || answers.size() < expected) {
      JsonObject packet = new JsonObject(client.wire().received().next());
      marked |= mark.equals(packet.getValue("message"));
      if (!Neighbours.TOLD_TO_ALL.contains(packet.getString("type"))) {
        answers.add(packet);
      }
    }
    return answers;
  }
}
