package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.ChatMasterClient;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Well-formed JSON with values no decent ChatMaster client sends, to a whole hub with others in it. */
class HostileChatmasterValuesIT extends BesiegedHub {
  private static final String NO_NAME = "A name has 1 to 32 visible characters on one line.";

  @Test
  @DisplayName("What is no text, in any field of any package, is told under the name of what was asked")
  void noTexts_areTold() {
    Map<String, String> packages = Map.of(
        "{\"type\":%,\"data\":{\"message\":\"x\"}}", "package: A package needs a type.",
        "{\"type\":\"message\",\"data\":%}", "message: The message is missing.",
        "{\"type\":\"message\",\"data\":{\"message\":%}}", "message: The message is missing.",
        "{\"type\":\"command\",\"data\":%}", "command: The command is missing.",
        "{\"type\":\"command\",\"data\":{\"command\":%}}", "command: The command is missing.",
        command("join", "%"), "join: The parameter 'channel' must be a text.",
        command("join", "{\"channel\":%}"), "join: The parameter 'channel' must be a text.",
        command("rename", "{\"username\":%}"), "rename: The parameter 'username' must be a text.",
        command("direct", "{\"username\":%,\"message\":\"x\"}"), "direct: The parameter 'username' must be a text.",
        command("direct", "{\"username\":\"rosa\",\"message\":%}"), "direct: The parameter 'message' must be a text.");
    try (ChatMasterClient client = login("typeless")) {
      packages.forEach((parcel, error) -> {
        List<String> sent = HostileValues.packets(List.of(parcel), HostileValues.NO_TEXTS).toList();
        sent.forEach(client::send);
        assertThat(answers(client, sent.size())).as(parcel).hasSameSizeAs(sent).containsOnly(error);
      });
    }
  }

  @Test
  @DisplayName("Names that are none are told as such, halves of characters among them, and do nothing")
  void noNames_areTold() {
    List<String> values = Stream.concat(HostileValues.NO_NAMES.stream(), HostileValues.HALVES.stream()).toList();
    Map<String, String> packages = Map.of(
        command("join", "{\"channel\":%}"), "join: A room name has 1 to 32 visible characters on one line.",
        command("rename", "{\"username\":%}"), "rename: " + NO_NAME,
        command("direct", "{\"username\":%,\"message\":\"x\"}"), "direct: There is nobody of that name.");
    try (ChatMasterClient client = login("nameless")) {
      packages.forEach((parcel, error) -> {
        List<String> sent = HostileValues.packets(List.of(parcel), values).toList();
        sent.forEach(client::send);
        assertThat(answers(client, sent.size())).as(parcel).hasSameSizeAs(sent).containsOnly(error);
      });
      client.command("rename", Map.of("username", "SERVER"));
      assertThat(answers(client, 1)).containsExactly("rename: " + NO_NAME);
    }
  }

  @Test
  @DisplayName("Types and commands nobody knows are told under their own names, cut where they are long")
  void unknownNames_areToldAsTheyAre() {
    try (ChatMasterClient client = login("unknowing")) {
      for (String name : HostileValues.NO_NAMES) {
        String text = new JsonObject("{\"x\":" + name + "}").getString("x");
        String shown = text.substring(0, Math.min(64, text.length()));
        client.send("{\"type\":" + name + ",\"data\":{}}").send(
            "{\"type\":\"command\",\"data\":{\"command\":" + name + ",\"parameters\":{}}}");
        assertThat(answers(client, 2)).containsExactly(shown + ": Unknown package type.", shown + ": Unknown command.");
      }
    }
  }

  @Test
  @DisplayName("A login with a name, password or token that can be none is refused, and may be tried again")
  void noLogins_areRefused() {
    List<String> packages = List.of(command("login", "%"), command("login", "{\"username\":%}"),
        command("login", "{\"username\":%,\"token\":\"x\"}"), command("login", "{\"username\":%,\"password\":\"x\"}"));
    List<String> values = new ArrayList<>(HostileValues.NO_TEXTS);
    values.addAll(HostileValues.NO_NAMES);
    values.addAll(HostileValues.HALVES);
    try (ChatMasterClient client = siege.chatmaster()) {
      HostileValues.packets(packages, values).forEach(parcel -> {
        client.send(parcel);
        JsonObject data = client.await("session").getJsonObject("data");
        assertThat(data.getValue("status")).as(parcel).isEqualTo(false);
        assertThat(data.getString("reason")).as(parcel)
            .isIn(NO_NAME, "The token is not valid.", "Unknown name or wrong password.");
      });
      client.command("login", Map.of("username", "at last"));
      assertThat(client.await("session").getJsonObject("data").getValue("status")).isEqualTo(true);
    }
  }

  @Test
  @DisplayName("Of a key given twice the last counts, unknown ones are ignored, and any character may be said")
  void oddMessages_areSaid() {
    try (ChatMasterClient client = login("odd")) {
      client.send("{\"type\":\"x\",\"type\":\"message\","
          + "\"data\":5,\"data\":{\"message\":\"first\",\"message\":\"last\"}}");
      siege.neighbours().awaitLine("last");
      for (String value : HostileValues.NO_TEXTS) {
        client.send("{\"x\":%,\"type\":\"message\",\"data\":{\"\":%,\"message\":\"mine\",\"username\":%}}"
            .replace("%", value));
        siege.neighbours().awaitLine("mine");
      }
      for (String text : HostileValues.ODD_LINES) {
        client.say(text);
        siege.neighbours().awaitLine(text);
      }
      client.send("{\"type\":\"message\",\"data\":{\"message\":\"half \\ud800 a \\udc00 character\"}}");
      siege.neighbours().awaitLine("half \ufffd a \ufffd character");
      client.say(" ").say("x".repeat(8_193));
      assertThat(answers(client, 2)).containsExactly(
          "message: The message is empty.", "message: A message has at most 8192 bytes.");
    }
  }

  private static ChatMasterClient login(String name) {
    ChatMasterClient client = siege.chatmaster();
    assertThat(client.login(name).getJsonObject("data").getValue("status")).isEqualTo(true);
    return client;
  }

  private static String command(String name, String parameters) {
    return "{\"type\":\"command\",\"data\":{\"command\":\"" + name + "\",\"parameters\":" + parameters + "}}";
  }

  /** Returns what went wrong for this client, at least so much, when all it had sent was worked off. */
  private static List<String> answers(ChatMasterClient client, int expected) {
    client.command("channels");
    List<String> answers = new ArrayList<>();
    boolean marked = false;
    while (!marked || answers.size() < expected) {
      JsonObject parcel = client.packages().next();
      JsonObject data = parcel.getJsonObject("data");
      marked |= "channel_list".equals(data.getValue("event_type"));
      if (parcel.getString("type").equals("error")) {
        answers.add(data.getString("error_type") + ": " + data.getString("message"));
      }
    }
    return answers;
  }
}
