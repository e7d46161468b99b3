package hubbub.bridge.protocol.chatmaster;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the hub may answer, a client of this protocol gets words for it. */
class EveryCodeTest {
  private static final Set<ErrorCode> OUT = Set.of(ErrorCode.NOT_MEMBER, ErrorCode.NO_SUCH_ROOM);

  @ParameterizedTest
  @EnumSource
  @DisplayName("A refused message is an error with the code's sentence")
  void refusedMessage_hasItsSentence(ErrorCode code) {
    Players players = new Players().lines("alice");

    players.stage.direct("fail say " + code);
    players.stage.send("alice", Players.message("hello") + "\n");

    assertThat(players.writes("alice")).containsExactly(error("message", code));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("So is a refused command, and the client stays where it is")
  void refusedCommand_hasItsSentence(ErrorCode code) {
    for (String command : List.of("join", "rename", "direct")) {
      Players players = new Players().lines("alice");

      players.stage.direct("fail " + command + " " + code);
      players.stage.send("alice",
          Players.command(command, Map.of("channel", "tea", "username", "bob", "message", "hi")) + "\n");
      assertThat(players.writes("alice")).containsExactly(error(command, code));
      players.said("general", "rita", "hello");
      assertThat(players.writes("alice")).containsExactly(Players.heard("hello", "rita") + "\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A refused login is a session with status false, and the next attempt may succeed")
  void refusedLogin_hasItsReason(ErrorCode code) {
    Players players = new Players();
    players.stage.direct("fail enter " + code);

    players.stage.send("alice", Players.command("login", Map.of("username", "alice")) + "\n");
    players.stage.send("alice", Players.command("login", Map.of("username", "alice")) + "\n");

    List<String> writes = players.writes("alice");
    JsonObject refused = new JsonObject(writes.get(1)).getJsonObject("data");
    assertThat(refused.getValue("status")).isEqualTo(false);
    assertThat(refused.getString("reason")).isEqualTo(
        code == ErrorCode.ALREADY_CONNECTED ? ErrorCode.NAME_TAKEN.sentence() : code.sentence());
    assertThat(new JsonObject(writes.get(2)).getJsonObject("data").getValue("status")).isEqualTo(true);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("The end of a connection is told with its reason, by the hub itself")
  void ending_isTold(CloseReason reason) {
    Players players = new Players().lines("alice");

    players.stage.direct("ending alice " + reason);

    assertThat(players.writes("alice")).containsExactly(Players.heard(reason.sentence(), "server") + "\n");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Words into a room one is not in any more lead back to the general one; others change nothing")
  void lostRoom_leadsBack(ErrorCode code) {
    Players players = new Players().lines("alice");
    players.stage.send("alice", Players.command("join", Map.of("channel", "random")) + "\n");
    players.writes("alice");

    players.stage.direct("fail say " + code);
    players.stage.send("alice", Players.message("hello") + "\n");
    List<String> writes = players.writes("alice");
    players.said("general", "rita", "hello");

    assertThat(writes.getFirst()).isEqualTo(error("message", code));
    assertThat(writes).hasSize(OUT.contains(code) ? 2 : 1);
    assertThat(players.writes("alice")).hasSize(OUT.contains(code) ? 1 : 0);
  }

  private static String error(String type, ErrorCode code) {
    return "{\"type\":\"error\",\"data\":{\"error_type\":\"" + type + "\",\"message\":\"" + code.sentence() + "\"}}\n";
  }
}
