package hubbub.rooms;

import static hubbub.rooms.RoomsServer.account;
import static hubbub.rooms.RoomsServer.deed;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.rooms.ActInRoom;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.InRoom;
import hubbub.contract.rooms.Join;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.Rename;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.SetTopic;
import hubbub.contract.rooms.SetVisibility;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRoomsIT {
  @TempDir
  private Path folder;
  private RoomsServer server;

  @BeforeEach
  void start() {
    server = RoomsServer.in(folder, new JsonObject()
        .put("limits", new JsonObject().put("rooms", 5).put("roomsJoined", 4))
        .put("rooms", new JsonObject().put("emptyGraceSeconds", 0)));
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  @DisplayName("A room is joined by any writing of its name, once, and only made on demand")
  void join_findsOrMakes() {
    server.enter("ann", "general");
    server.enter("bob", "general");
    server.refused(RoomsApi.JOIN, new Join("ann", "Den", false, true, false), ErrorCode.NO_SUCH_ROOM);
    server.refused(RoomsApi.JOIN, new Join("ann", "\n", true, true, false), ErrorCode.ROOM_NAME_INVALID);
    server.refused(RoomsApi.JOIN, new Join("nobody", "Den", true, true, false), ErrorCode.NO_SUCH_SESSION);
    RoomState made = server.join("ann", "Den");
    assertThat(made.room()).isEqualTo("den");
    assertThat(made.name()).isEqualTo("Den");
    assertThat(made.members()).containsExactly("ann");
    server.refused(RoomsApi.JOIN, new Join("ann", "DEN", true, true, false), ErrorCode.ALREADY_MEMBER);
    RoomState joined = server.ask(RoomsApi.JOIN, new Join("bob", "DEN", false, false, true));
    assertThat(joined.epoch()).isEqualTo(made.epoch());
    assertThat(joined.seq()).isEqualTo(2);
    assertThat(joined.members()).containsExactly("ann", "bob");
    server.refused(RoomsApi.LEAVE, new InRoom("ann", "random"), ErrorCode.NOT_MEMBER);
    server.refused(RoomsApi.LEAVE, new InRoom("ann", "nowhere"), ErrorCode.NOT_MEMBER);
  }

  @Test
  @DisplayName("Two who make a room at once are in the same one, owned by the first")
  void racingMakers_shareTheRoom() {
    server.enter("ann", "general");
    server.enter("bob", "general");
    Future<RoomState> first = server.bus.call(RoomsApi.JOIN, new Join("ann", "den", true, true, false));
    Future<RoomState> second = server.bus.call(RoomsApi.JOIN, new Join("bob", "Den", true, true, false));
    assertThat(Await.result(second).epoch()).isEqualTo(Await.result(first).epoch());
    assertThat(Await.result(second).owner()).isEqualTo("ann");
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("den")).members()).containsExactly("ann", "bob");
  }

  @Test
  @DisplayName("An empty temporary room vanishes with its log; a new one of its name begins a new epoch")
  void temporaryRoom_vanishesWithItsLastMember() {
    server.enter("ann", "general");
    RoomState before = server.join("ann", "den");
    List<RoomEvent> heard = server.heardIn("den");
    server.ask(RoomsApi.LEAVE, new InRoom("ann", "den"));
    RoomState after = server.join("ann", "den");
    assertThat(heard).extracting(RoomEvent::kind).containsExactly(Kind.LEFT, Kind.CLOSED, Kind.JOINED);
    assertThat(heard).extracting(RoomEvent::seq).containsExactly(2L, 3L, 1L);
    assertThat(after.epoch()).isNotEqualTo(before.epoch());
  }

  @Test
  @DisplayName("A room that is not temporary stays when it is empty, with its owner")
  void lastingRoom_stays() {
    server.enter("ann", "general");
    server.ask(RoomsApi.JOIN, new Join("ann", "den", true, false, false));
    server.ask(RoomsApi.DETACH, new OfSession("ann"));
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("den")).owner()).isEqualTo("ann");
    server.restart();
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("den")).owner()).isEqualTo("ann");
  }

  @Test
  @DisplayName("There are limits to the rooms of a person and of the hub")
  void rooms_haveLimits() {
    server.enter("ann");
    server.enter("bob");
    server.join("ann", "one");
    server.join("ann", "two");
    server.refused(RoomsApi.JOIN, new Join("ann", "three", true, true, false), ErrorCode.TOO_MANY_ROOMS);
    server.join("bob", "three");
    server.refused(RoomsApi.JOIN, new Join("bob", "four", true, true, false), ErrorCode.TOO_MANY_ROOMS);
    server.refused(RoomsApi.ROOM, new OfRoom("four"), ErrorCode.NO_SUCH_ROOM);
  }

  @Test
  @DisplayName("A private room is listed for and joined by its owner, the invited, those inside and admins only")
  void privateRoom_isForTheInvited() {
    server.enter("ann", "general");
    server.enter("bob", "general");
    server.enter("root", "general");
    server.join("ann", "den");
    List<RoomEvent> heard = server.heardIn("den");
    List<Delivery> delivered = server.heard(RoomsApi.DELIVER.of(RoomsServer.BRIDGE));
    server.refused(RoomsApi.VISIBILITY, new SetVisibility("bob", "den", true), ErrorCode.NOT_OWNER);
    server.ask(RoomsApi.VISIBILITY, new SetVisibility("ann", "den", true));
    server.ask(RoomsApi.VISIBILITY, new SetVisibility("ann", "den", true));
    assertThat(heard).singleElement().satisfies(event -> {
      assertThat(event.kind()).isEqualTo(Kind.VISIBILITY);
      assertThat(event.text()).isEqualTo("private");
    });
    server.refused(RoomsApi.JOIN, new Join("bob", "den", true, true, false), ErrorCode.ROOM_PRIVATE);
    server.refused(RoomsApi.ATTACH, account("bob2", "bob", "chatmaster", "den"), ErrorCode.ROOM_PRIVATE);
    assertThat(names("bob")).containsExactly("general", "random");
    assertThat(names("ann")).containsExactly("general", "random", "den");
    assertThat(names("root")).containsExactly("general", "random", "den");
    server.refused(RoomsApi.INVITE, deed("bob", "den", "bob"), ErrorCode.NOT_OWNER);
    server.refused(RoomsApi.INVITE, deed("ann", "den", "nobody"), ErrorCode.NO_SUCH_PERSON);
    server.refused(RoomsApi.INVITE, deed("ann", "nowhere", "bob"), ErrorCode.NO_SUCH_ROOM);
    server.ask(RoomsApi.INVITE, deed("ann", "den", "BOB"));
    assertThat(delivered).singleElement().satisfies(invitation -> {
      assertThat(invitation.kind()).isEqualTo(Delivery.Kind.INVITED);
      assertThat(invitation.sessions()).containsExactly("bob");
      assertThat(invitation.who()).isEqualTo("ann");
      assertThat(invitation.room()).isEqualTo("den");
    });
    assertThat(names("bob")).contains("den");
    server.ask(RoomsApi.JOIN, new Join("bob", "den", false, false, false));
    server.ask(RoomsApi.JOIN, new Join("root", "den", false, false, false));
    server.ask(RoomsApi.ATTACH, account("bob2", "bob", "chatmaster", "den"));
    server.refused(RoomsApi.VISIBILITY, new SetVisibility("root", "general", true), ErrorCode.ROOM_FIXED);
  }

  @Test
  @DisplayName("When an owning guest quits, the room is that of who has been there longest")
  void owningGuest_isSucceeded() {
    server.enterGuest("zoe");
    server.enterGuest("max");
    server.enter("bob");
    server.ask(RoomsApi.JOIN, new Join("zoe", "den", true, true, false));
    server.join("max", "den");
    server.join("bob", "den");
    server.ask(RoomsApi.DETACH, new OfSession("zoe"));
    Await.until("max owns it", () -> server.ask(RoomsApi.ROOM, new OfRoom("den")).owner().equals("max"));
    server.ask(RoomsApi.RENAME, new Rename("max", "moritz"));
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("den")).owner()).isEqualTo("moritz");
    server.ask(RoomsApi.DETACH, new OfSession("max"));
    Await.until("bob owns it", () -> server.ask(RoomsApi.ROOM, new OfRoom("den")).owner().equals("bob"));
    server.ask(RoomsApi.DETACH, new OfSession("bob"));
    Await.until("it is gone", () -> server.bus.call(RoomsApi.ROOM, new OfRoom("den"))
        .transform(answer -> Future.succeededFuture(answer.failed())).toCompletionStage().toCompletableFuture().join());
  }

  @Test
  @DisplayName("The topic is told, listed and stored; too long a one is refused")
  void topic_isSet() {
    server.enter("ann", "general");
    server.join("ann", "den");
    List<RoomEvent> heard = server.heardIn("den");
    server.refused(RoomsApi.TOPIC, new SetTopic("bob", "den", "x"), ErrorCode.NOT_OWNER);
    server.refused(RoomsApi.TOPIC, new SetTopic("ann", "general", "x"), ErrorCode.NOT_OWNER);
    server.refused(RoomsApi.TOPIC, new SetTopic("ann", "nowhere", "x"), ErrorCode.NO_SUCH_ROOM);
    server.refused(RoomsApi.TOPIC, new SetTopic("ann", "den", "x".repeat(301)), ErrorCode.MESSAGE_TOO_LONG);
    server.ask(RoomsApi.TOPIC, new SetTopic("ann", "den", "x".repeat(300)));
    server.ask(RoomsApi.TOPIC, new SetTopic("root", "den", "Tea"));
    assertThat(heard).extracting(RoomEvent::kind).containsExactly(Kind.TOPIC, Kind.TOPIC);
    assertThat(heard.getLast().text()).isEqualTo("Tea");
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("den")).topic()).isEqualTo("Tea");
  }

  @Test
  @DisplayName("A deleted room is gone for everybody; a lobby room stays")
  void delete_endsARoom() {
    server.enter("ann", "general");
    server.enter("bob", "general");
    server.ask(RoomsApi.JOIN, new Join("ann", "den", true, false, false));
    server.join("bob", "den");
    List<RoomEvent> heard = server.heardIn("den");
    server.refused(RoomsApi.DELETE, new ActInRoom("bob", "den"), ErrorCode.NOT_OWNER);
    server.refused(RoomsApi.DELETE, new ActInRoom("root", "general"), ErrorCode.ROOM_FIXED);
    Done done = server.ask(RoomsApi.DELETE, new ActInRoom("ann", "den"));
    assertThat(done).isEqualTo(Done.DONE);
    assertThat(heard).singleElement().satisfies(event -> {
      assertThat(event.kind()).isEqualTo(Kind.CLOSED);
      assertThat(event.seq()).isEqualTo(3);
    });
    server.refused(RoomsApi.LEAVE, new InRoom("bob", "den"), ErrorCode.NOT_MEMBER);
    server.refused(RoomsApi.DELETE, new ActInRoom("ann", "den"), ErrorCode.NO_SUCH_ROOM);
    server.restart();
    server.refused(RoomsApi.ROOM, new OfRoom("den"), ErrorCode.NO_SUCH_ROOM);
  }

  private List<String> names(String session) {
    return server.ask(RoomsApi.LIST, new OfSession(session)).rooms().stream().map(RoomState::name).toList();
  }
}
