package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.LocalHub;
import hubbub.testing.MatchClient;
import hubbub.testing.RwciClient;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room of a match of Pong, with the chat clients people have. */
class MatchRoomIT {
  private static final String PASSWORD = "correct horse";

  @TempDir
  private Path folder;

  @Test
  @DisplayName("Over both chat protocols a player and a spectator talk in the match's room and hear how it goes there")
  void players_chatInTheRoom() {
    JsonObject impatient = new JsonObject().put("seats", new JsonObject().put("keptSeconds", 1));
    try (LocalHub hub = LocalHub.in(folder, Map.of("matches", impatient)); Duel duel = Duel.in(hub);
        MatchClient spectator = duel.spectator()) {
      String room = "match-" + duel.id();
      Await.until("the room is there", () -> Await.result(room(hub, room).map(true).otherwise(false)));
      try (RwciClient player = RwciClient.connect(hub.port("http")).enter(duel.hostName(), PASSWORD, "rooms");
          ChatMasterClient watcher = ChatMasterClient.connect(hub.port("tcp"))) {
        player.send(RwciClient.packet("join_channel").put("channel", room)).await("channel_joined");
        watcher.login("watcher");
        watcher.join(room).say("well played");
        player.await("message", "message", "well played");
        player.say(room, "not yet").await("message", "message", "not yet");
        watcher.awaitMessage("not yet");
        String score = told(player, room, duel.hostName() + " \\d:\\d " + duel.rivalName());
        watcher.awaitMessage(score);
        duel.rival().wire().reset();
        spectator.awaitMatchEnd();
        watcher.awaitMessage(told(player, room, duel.hostName() + " wins \\d:\\d, because " + duel.rivalName()
            + " stayed away\\. " + duel.hostName() + " has now 1050 points, " + duel.rivalName() + " 950\\."));
        assertThat(Await.result(room(hub, room)).owner()).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("Where rooms of matches are off there is none")
  void switchedOff_noRoom() {
    JsonObject off = new JsonObject().put("rooms", new JsonObject().put("on", false));
    try (LocalHub hub = LocalHub.in(folder, Map.of("matches", off)); Duel duel = Duel.in(hub)) {
      assertThat(Await.failure(room(hub, "match-" + duel.id()))).isInstanceOfSatisfying(Fault.class,
          fault -> assertThat(fault.code()).isEqualTo(ErrorCode.NO_SUCH_ROOM));
    }
  }

  private static Future<RoomState> room(LocalHub hub, String name) {
    return new Bus(hub.vertx(), Duration.ofSeconds(5)).call(RoomsApi.ROOM, new OfRoom(name));
  }

  /** Waits for what the hub tells in a room, and returns it. */
  private static String told(RwciClient client, String room, String words) {
    Pattern pattern = Pattern.compile(words);
    while (true) {
      JsonObject message = client.await("message");
      if (pattern.matcher(message.getString("message")).matches()) {
        assertThat(message.getString("author")).isEqualTo("server");
        assertThat(message.getString("channel")).isEqualTo(room);
        return message.getString("message");
      }
    }
  }
}
