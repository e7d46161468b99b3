package hubbub.bridge.protocol.chatmaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.ConfException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormsTest {
  private static final String SESSION = "{\"type\":\"session\",\"data\":{\"status\":true,"
      + "\"channels\":[\"general\",\"random\"]}}";

  @Test
  @DisplayName("A client whose packages end with a newline gets such packages, at once; the request gets its own late")
  void newlines_areAnsweredWithNewlines() {
    Players players = new Players();

    players.stage.send("bob", Players.command("login", Map.of("username", "bob")) + "\r\n");
    assertThat(players.writes("bob")).containsExactly(
        "{\"type\":\"request\",\"data\":{\"request\":\"login\"}}", "\n" + SESSION + "\n");
    players.said("general", "rita", "one");
    players.said("general", "rita", "two");
    players.stage.direct("broadcast all");
    players.stage.send("bob", Players.command("dance", Map.of()) + "\n");
    assertThat(players.writes("bob")).containsExactly(
        Players.heard("one", "rita") + "\n", Players.heard("two", "rita") + "\n", Players.heard("all", "server") + "\n",
        "{\"type\":\"error\",\"data\":{\"error_type\":\"dance\",\"message\":\"Unknown command.\"}}\n");
  }

  @Test
  @DisplayName("A newline that shows up later ends the pacing: what waits goes out, and the rest is shared")
  void lateNewline_changesTheForm() {
    Players players = new Players().raw("alice");
    players.said("general", "rita", "one");
    players.said("general", "rita", "two");
    players.said("general", "rita", "three");

    players.stage.send("alice", Players.message("hello") + "\n");
    players.said("general", "rita", "four");

    assertThat(players.writes("alice")).containsExactly(
        Players.heard("one", "rita"), "\n" + Players.heard("two", "rita") + "\n", Players.heard("three", "rita") + "\n",
        Players.heard("four", "rita") + "\n");
  }

  @Test
  @DisplayName("A lone newline waits for the next package, also for one that is told to many")
  void loneNewline_isNeverSent() {
    Players players = new Players().raw("alice");

    players.stage.send("alice", "\n");
    assertThat(players.writes("alice")).isEmpty();
    players.said("general", "rita", "one");
    players.said("general", "rita", "two");
    assertThat(players.writes("alice")).containsExactly(
        "\n" + Players.heard("one", "rita") + "\n", Players.heard("two", "rita") + "\n");
  }

  record Packed(String name, UnaryOperator<byte[]> pack) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Packed> packed() {
    return Stream.of(new Packed("zlib", Pieces::zlib), new Packed("gzip", Pieces::gzip));
  }

  @ParameterizedTest
  @MethodSource("packed")
  @DisplayName("A compressed client gets each package as a complete stream of the same kind, without pacing")
  void compressed_isAnsweredCompressed(Packed way) {
    Players players = new Players().raw("alice");
    players.stage.sendBytes("bob", way.pack.apply(
        Pieces.utf8(Players.command("login", Map.of("username", "bob")))));
    players.stage.sendBytes("bob", way.pack.apply(Pieces.utf8(Players.command("dance", Map.of()))));
    players.said("general", "rita", "h\u00e9llo".repeat(1_000));
    players.stage.direct("broadcast all");
    players.stage.sendBytes("bob", Pieces.utf8("{}"));

    List<Buffer> writes = players.buffers("bob");
    assertThat(writes).hasSize(6);
    assertThat(writes.getFirst().toString()).isEqualTo("{\"type\":\"request\",\"data\":{\"request\":\"login\"}}");
    assertThat(writes.stream().skip(1).map(write -> Pieces.of(write.getBytes(), 7))).containsExactly(
        List.of(SESSION),
        List.of("{\"type\":\"error\",\"data\":{\"error_type\":\"dance\",\"message\":\"Unknown command.\"}}"),
        List.of(Players.heard("h\u00e9llo".repeat(1_000), "rita")),
        List.of(Players.heard("all", "server")),
        List.of("{\"type\":\"error\",\"data\":{\"error_type\":\"package\",\"message\":"
            + "\"The package is not compressed as the first one was.\"}}"));
    players.stage.sendBytes("bob", way.pack.apply(Pieces.utf8(Players.message("hello"))));
    players.pass(1_000);
    assertThat(players.writes("alice")).contains(Players.heard("hello", "bob"));
  }

  @Test
  @DisplayName("In a large room 200 users are listed, the one who came among them, and the total is told")
  void largeRoom_listsTwoHundred() {
    Players players = new Players().lines("alice");

    for (int i = 0; i < 300; i++) {
      players.stage.direct("event general JOINED g" + i);
    }
    players.stage.direct("event general LEFT g7 quit");

    List<String> writes = players.writes("alice");
    JsonObject joined = new JsonObject(writes.get(299)).getJsonObject("data");
    assertThat(joined.getJsonArray("current_users")).hasSize(200).contains("alice", "g197", "g299");
    assertThat(joined.getInteger("total")).isEqualTo(301);
    assertThat(joined.getJsonObject("parameters").getJsonArray("current_users")).hasSize(200);
    JsonObject left = new JsonObject(writes.get(300)).getJsonObject("data");
    assertThat(left.getJsonArray("current_users")).hasSize(200).doesNotContain("g7");
    assertThat(left.getInteger("total")).isEqualTo(300);
  }

  @Test
  @DisplayName("Between rooms and before the session package nothing of the old or the new room slips through")
  void moving_isQuiet() {
    Players players = new Players().lines("bob");

    players.stage.direct("hold list");
    players.stage.send("alice", Players.command("login", Map.of("username", "alice")) + "\n");
    players.said("general", "rita", "early");
    assertThat(players.writes("alice")).hasSize(1);
    players.stage.direct("release");
    assertThat(players.writes("alice")).containsExactly("\n" + SESSION + "\n", Players.heard("early", "rita") + "\n");

    players.stage.direct("hold leave");
    players.stage.send("alice", Players.command("join", Map.of("channel", "random")) + "\n");
    players.said("general", "rita", "not for alice");
    players.said("random", "rita", "for alice");
    players.stage.direct("release");
    assertThat(players.writes("alice")).hasSize(2).last().isEqualTo(Players.heard("for alice", "rita") + "\n");
  }

  @Test
  @DisplayName("What a text may hold is written so that every JSON reader reads it")
  void text_isEscaped() {
    String text = "\"\\/\b\f\n\r\t\u0001\u007f\u00e9\u20ac\ud83d\ude00\ufffe";
    byte[] message = Wording.message(text, "a\"b");

    assertThat(new JsonObject(Buffer.buffer(message)).getJsonObject("data").getString("message")).isEqualTo(text);
    assertThat(new String(Wording.message("x\ud83dy\ude00", "z"), StandardCharsets.UTF_8))
        .contains("\"x\ufffdy\ufffd\"");
  }

  @Test
  @DisplayName("Options that do not fit are told by their names")
  void options_areStrict() {
    assertThatThrownBy(() -> new Players(new JsonObject().put("pacingMillis", 1_001).put("queuePackages", 1)
        .put("maxPackageBytes", "big").put("pace", 1)))
        .isInstanceOf(ConfException.class)
        .satisfies(problem -> assertThat(((ConfException) problem).problems()).hasSize(4));
  }
}
