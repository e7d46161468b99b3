package hubbub.rooms;

import static hubbub.rooms.RoomsServer.account;
import static hubbub.rooms.RoomsServer.deed;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Health;
import hubbub.contract.rooms.ActInRoom;
import hubbub.contract.rooms.InRoom;
import hubbub.contract.rooms.Join;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.Presence;
import hubbub.contract.rooms.Rename;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Say;
import hubbub.contract.rooms.SendDirect;
import hubbub.contract.rooms.SetTopic;
import hubbub.testing.Await;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFailureIT {
  @TempDir
  private Path folder;
  private RoomsServer server;

  @BeforeEach
  void start() {
    server = RoomsServer.in(folder);
    server.enter("ann", "general");
    server.enterGuest("zoe", "general");
    server.join("ann", "den");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  @DisplayName("What cannot be stored is refused, changes nothing and is not told; later everything works")
  void everyChange_isUnavailable() {
    server.enterGuest("tom", "general");
    server.join("tom", "den");
    List<RoomEvent> general = server.heardIn("general");
    List<RoomEvent> den = server.heardIn("den");
    List<Presence> presence = server.heard(RoomsApi.PRESENCE);
    RoomState before = server.ask(RoomsApi.ROOM, new OfRoom("den"));
    server.storeFails(true);
    server.refused(RoomsApi.SAY, new Say("ann", "general", "x"), ErrorCode.UNAVAILABLE);
    server.refused(RoomsApi.ATTACH, account("bob", "bob", "rwci"), ErrorCode.UNAVAILABLE);
    server.refused(RoomsApi.JOIN, new Join("zoe", "den", true, true, false), ErrorCode.UNAVAILABLE);
    server.refused(RoomsApi.JOIN, new Join("zoe", "new", true, true, false), ErrorCode.UNAVAILABLE);
    server.refused(RoomsApi.LEAVE, new InRoom("ann", "den"), ErrorCode.UNAVAILABLE);
    server.refused(RoomsApi.RENAME, new Rename("zoe", "max"), ErrorCode.UNAVAILABLE);
    server.refused(RoomsApi.TOPIC, new SetTopic("ann", "den", "Tea"), ErrorCode.UNAVAILABLE);
    server.refused(RoomsApi.MUTE, deed("ann", "den", "zoe"), ErrorCode.UNAVAILABLE);
    server.refused(RoomsApi.KICK, deed("ann", "den", "tom"), ErrorCode.UNAVAILABLE);
    server.refused(RoomsApi.DELETE, new ActInRoom("ann", "den"), ErrorCode.UNAVAILABLE);
    server.refused(RoomsApi.DIRECT, new SendDirect("ann", "bob", "x"), ErrorCode.UNAVAILABLE);
    assertThat(server.ask(Health.of("rooms"), Done.DONE).ready()).isFalse();
    assertThat(general).isEmpty();
    assertThat(den).isEmpty();
    assertThat(presence).isEmpty();
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("den"))).isEqualTo(before);
    server.refused(RoomsApi.ROOM, new OfRoom("new"), ErrorCode.NO_SUCH_ROOM);
    server.storeFails(false);
    Await.until("it is ready again", () -> server.ask(Health.of("rooms"), Done.DONE).ready());
    server.say("ann", "den", "back");
    server.ask(RoomsApi.RENAME, new Rename("zoe", "max"));
    server.enter("bob");
  }

  @Test
  @DisplayName("Who leaves while the store fails is gone at once, and the log learns it when it can")
  void leaving_isOwedToTheLog() {
    List<RoomEvent> general = server.heardIn("general");
    List<Presence> presence = server.heard(RoomsApi.PRESENCE);
    server.storeFails(true);
    server.ask(RoomsApi.DETACH, new OfSession("zoe"));
    assertThat(presence).singleElement().extracting(Presence::kind).isEqualTo(Presence.Kind.WENT);
    assertThat(general).isEmpty();
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("general")).members()).containsExactly("ann", "zoe");
    server.storeFails(false);
    Await.until("the leaving is logged", () -> !general.isEmpty());
    assertThat(general).singleElement().satisfies(event -> {
      assertThat(event.kind()).isEqualTo(Kind.LEFT);
      assertThat(event.who()).isEqualTo("zoe");
    });
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("general")).members()).containsExactly("ann");
  }

  @Test
  @DisplayName("Who comes back before the log knew of the leaving has never left the room")
  void comingBack_paysTheDebt() {
    List<RoomEvent> general = server.heardIn("general");
    server.storeFails(true);
    server.ask(RoomsApi.DETACH, new OfSession("ann"));
    server.storeFails(false);
    server.enter("ann", "general");
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("general")).members()).containsExactly("ann", "zoe");
    server.say("ann", "general", "here");
    assertThat(general).extracting(RoomEvent::kind).containsExactly(Kind.SAID);
  }
}
