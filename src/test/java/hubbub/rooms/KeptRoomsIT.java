package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.rooms.Join;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.SetVisibility;
import hubbub.contract.rooms.Tell;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRoomsIT {
  @TempDir
  private Path folder;
  private RoomsServer server;

  @BeforeEach
  void start() {
    server = RoomsServer.in(folder);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  @DisplayName("A kept room is open to all, owned by nobody, and stays when its last member goes and over a restart")
  void keptRoom_stays() {
    server.ask(RoomsApi.KEEP, new OfRoom("Match-17"));
    server.enter("ann", "general", "match-17");
    server.ask(RoomsApi.DETACH, new OfSession("ann"));
    server.restart();
    RoomState room = server.ask(RoomsApi.ROOM, new OfRoom("match-17"));
    assertThat(room.name()).isEqualTo("Match-17");
    assertThat(room.owner()).isEmpty();
    assertThat(room.closed()).isFalse();
  }

  @Test
  @DisplayName("The hub speaks as server, also where nobody is, and those who come later can read it")
  void tell_isInTheLog() {
    server.ask(RoomsApi.KEEP, new OfRoom("match-17"));
    List<RoomEvent> heard = server.heardIn("match-17");
    long seq = server.ask(RoomsApi.TELL, new Tell("match-17", "Ann plays Ben: pong.")).seq();
    assertThat(heard).singleElement().satisfies(event -> {
      assertThat(event.kind()).isEqualTo(Kind.SAID);
      assertThat(event.who()).isEqualTo("server");
      assertThat(event.text()).isEqualTo("Ann plays Ben: pong.");
      assertThat(event.seq()).isEqualTo(seq);
    });
    server.refused(RoomsApi.TELL, new Tell("match-18", "x"), ErrorCode.NO_SUCH_ROOM);
    server.refused(RoomsApi.TELL, new Tell("match-17", " "), ErrorCode.MESSAGE_EMPTY);
  }

  @Test
  @DisplayName("Closing a kept room ends it for its members; lobby rooms are neither kept nor closed")
  void close_endsTheRoom() {
    server.ask(RoomsApi.KEEP, new OfRoom("match-17"));
    server.enter("ann", "general", "match-17");
    List<RoomEvent> heard = server.heardIn("match-17");
    server.ask(RoomsApi.CLOSE, new OfRoom("match-17"));
    assertThat(heard).singleElement().extracting(RoomEvent::kind).isEqualTo(Kind.CLOSED);
    server.refused(RoomsApi.CLOSE, new OfRoom("match-17"), ErrorCode.NO_SUCH_ROOM);
    server.refused(RoomsApi.TELL, new Tell("match-17", "x"), ErrorCode.NO_SUCH_ROOM);
    server.refused(RoomsApi.CLOSE, new OfRoom("general"), ErrorCode.ROOM_FIXED);
    server.refused(RoomsApi.KEEP, new OfRoom("general"), ErrorCode.ROOM_FIXED);
  }

  @Test
  @DisplayName("A room that somebody made under the name before is taken over, open and without an owner")
  void existingRoom_isTakenOver() {
    server.enter("ann", "general");
    server.ask(RoomsApi.JOIN, new Join("ann", "match-17", true, true, true));
    server.ask(RoomsApi.VISIBILITY, new SetVisibility("ann", "match-17", true));
    server.ask(RoomsApi.KEEP, new OfRoom("match-17"));
    server.ask(RoomsApi.KEEP, new OfRoom("match-17"));
    server.ask(RoomsApi.DETACH, new OfSession("ann"));
    RoomState room = server.ask(RoomsApi.ROOM, new OfRoom("match-17"));
    assertThat(room.owner()).isEmpty();
    assertThat(room.closed()).isFalse();
    assertThat(room.total()).isZero();
  }

  @Test
  @DisplayName("Kept rooms count among the rooms allowed")
  void tooMany_isRefused() {
    server.close();
    server = RoomsServer.in(folder, new JsonObject().put("limits", new JsonObject().put("rooms", 3)));
    server.ask(RoomsApi.KEEP, new OfRoom("match-1"));
    server.refused(RoomsApi.KEEP, new OfRoom("match-2"), ErrorCode.TOO_MANY_ROOMS);
  }
}
