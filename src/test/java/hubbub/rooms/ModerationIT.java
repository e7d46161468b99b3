package hubbub.rooms;

import static hubbub.rooms.RoomsServer.account;
import static hubbub.rooms.RoomsServer.deed;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.rooms.Announce;
import hubbub.contract.rooms.Broadcast;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.InRoom;
import hubbub.contract.rooms.Join;
import hubbub.contract.rooms.Moderate;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.Rename;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Say;
import hubbub.contract.rooms.SetTopic;
import hubbub.store.Durability;
import hubbub.store.Journal;
import hubbub.store.Store;
import hubbub.store.embedded.EmbeddedStore;
import hubbub.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModerationIT {
  @TempDir
  private Path folder;
  private RoomsServer server;

  @BeforeEach
  void start() {
    server = RoomsServer.in(folder);
    server.enter("ann", "general");
    server.enter("bob", "general");
    server.join("ann", "den");
    server.join("bob", "den");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  @DisplayName("Only the owner and admins, connected or not, moderate; and only rooms and people there are")
  void moderation_isForOwnersAndAdmins() {
    List.of(RoomsApi.KICK, RoomsApi.MUTE, RoomsApi.UNMUTE, RoomsApi.BAN, RoomsApi.UNBAN, RoomsApi.INVITE)
        .forEach(endpoint -> {
          server.refused(endpoint, deed("bob", "den", "ann"), ErrorCode.NOT_OWNER);
          server.refused(endpoint, deed("nobody", "den", "ann"), ErrorCode.NOT_OWNER);
          server.refused(endpoint, deed("", "den", "ann"), ErrorCode.NOT_OWNER);
          server.refused(endpoint, deed("ann", "nowhere", "bob"), ErrorCode.NO_SUCH_ROOM);
          server.refused(endpoint, deed("ann", "den", "\n"), ErrorCode.NO_SUCH_PERSON);
        });
    List.of(RoomsApi.KICK, RoomsApi.MUTE, RoomsApi.BAN, RoomsApi.INVITE).forEach(endpoint ->
        server.refused(endpoint, deed("ann", "den", "nobody"), ErrorCode.NO_SUCH_PERSON));
    server.ask(RoomsApi.KICK, deed("root", "general", "bob"));
    server.ask(RoomsApi.KICK, deed("ann", "den", "bob"));
    server.refused(RoomsApi.KICK, deed("ann", "den", "bob"), ErrorCode.NO_SUCH_PERSON);
  }

  @Test
  @DisplayName("A role that auth does not know of any more, but the session proved, is enough")
  void attachedAdmin_needsNoLookUp() {
    server.enter("root", "general");
    server.accounts.stop();
    server.ask(RoomsApi.KICK, deed("root", "general", "bob"));
    server.refused(RoomsApi.KICK, deed("bob", "den", "ann"), ErrorCode.UNAVAILABLE);
  }

  @Test
  @DisplayName("A kick takes out all sessions of a person, tells each of them why, and bars nothing")
  void kick_removesAllSessions() {
    server.ask(RoomsApi.ATTACH, account("bob2", "bob", "chatmaster", "den"));
    List<RoomEvent> heard = server.heardIn("den");
    List<Delivery> delivered = server.heard(RoomsApi.DELIVER.of(RoomsServer.BRIDGE));
    server.ask(RoomsApi.KICK, deed("ann", "DEN", "Bob"));
    assertThat(heard).singleElement().satisfies(event -> {
      assertThat(event.kind()).isEqualTo(Kind.LEFT);
      assertThat(event.who()).isEqualTo("bob");
      assertThat(event.text()).isEqualTo("kicked");
    });
    assertThat(delivered).singleElement().satisfies(removal -> {
      assertThat(removal.kind()).isEqualTo(Delivery.Kind.REMOVED);
      assertThat(removal.sessions()).containsExactlyInAnyOrder("bob", "bob2");
      assertThat(removal.who()).isEqualTo("ann");
      assertThat(removal.text()).isEqualTo("because");
      assertThat(removal.room()).isEqualTo("den");
    });
    server.refused(RoomsApi.SAY, new Say("bob2", "den", "x"), ErrorCode.NOT_MEMBER);
    server.ask(RoomsApi.JOIN, new Join("bob", "den", false, false, false));
  }

  @Test
  @DisplayName("A mute silences words and typing, in this room only, until its time is over or it is taken back")
  void mute_silences() {
    server.refused(RoomsApi.MUTE, new Moderate("ann", "den", "bob", 1, ""), ErrorCode.BAD_REQUEST);
    server.ask(RoomsApi.MUTE, new Moderate("ann", "den", "bob", server.clock.millis() + 60_000, ""));
    server.refused(RoomsApi.SAY, new Say("bob", "den", "x"), ErrorCode.MUTED);
    server.refused(RoomsApi.TYPE, new InRoom("bob", "den"), ErrorCode.MUTED);
    server.say("bob", "general", "here I may");
    server.clock.advance(Duration.ofMillis(60_000));
    server.say("bob", "den", "at last");
    server.ask(RoomsApi.MUTE, deed("ann", "den", "bob"));
    server.refused(RoomsApi.SAY, new Say("bob", "den", "x"), ErrorCode.MUTED);
    server.ask(RoomsApi.UNMUTE, deed("ann", "den", "bob"));
    server.say("bob", "den", "thanks");
  }

  @Test
  @DisplayName("A muted guest stays muted under another name")
  void mute_followsARename() {
    server.enterGuest("zoe", "den");
    server.ask(RoomsApi.MUTE, deed("ann", "den", "zoe"));
    server.ask(RoomsApi.RENAME, new Rename("zoe", "max"));
    server.refused(RoomsApi.SAY, new Say("zoe", "den", "x"), ErrorCode.MUTED);
  }

  @Test
  @DisplayName("A ban kicks and keeps out until its time is over or it is taken back, also from entering the hub there")
  void ban_keepsOut() {
    List<RoomEvent> heard = server.heardIn("den");
    server.ask(RoomsApi.BAN, new Moderate("ann", "den", "bob", server.clock.millis() + 10_000, "spam"));
    assertThat(heard).singleElement().extracting(RoomEvent::text).isEqualTo("kicked");
    server.refused(RoomsApi.JOIN, new Join("bob", "den", false, false, false), ErrorCode.BANNED_FROM_ROOM);
    server.refused(RoomsApi.ATTACH, account("bob2", "bob", "chatmaster", "den"), ErrorCode.BANNED_FROM_ROOM);
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("den")).members()).containsExactly("ann");
    server.clock.advance(Duration.ofMillis(10_000));
    server.join("bob", "den");
    server.ask(RoomsApi.BAN, deed("ann", "den", "bob"));
    server.ask(RoomsApi.BAN, deed("ann", "den", "bob"));
    server.refused(RoomsApi.JOIN, new Join("bob", "den", false, false, false), ErrorCode.BANNED_FROM_ROOM);
    server.ask(RoomsApi.UNBAN, deed("ann", "den", "bob"));
    server.join("bob", "den");
  }

  @Test
  @DisplayName("Who is banned from one lobby room still enters the others, and nobody is kept out of the hub by it")
  void lobbyBan_leavesTheOtherRooms() {
    server.ask(RoomsApi.BAN, deed("root", "random", "bob"));
    server.ask(RoomsApi.DETACH, new OfSession("bob"));
    assertThat(server.enter("bob").rooms()).extracting(RoomState::room).containsExactly("general");
    server.ask(RoomsApi.BAN, deed("root", "general", "bob"));
    server.refused(RoomsApi.ATTACH, account("bob2", "bob", "chatmaster"), ErrorCode.BANNED_FROM_ROOM);
  }

  @Test
  @DisplayName("An administrator speaks to everybody; others do not")
  void announce_isForAdmins() {
    List<Broadcast> heard = server.heard(RoomsApi.BROADCAST);
    server.refused(RoomsApi.ANNOUNCE, new Announce("ann", "hello"), ErrorCode.FORBIDDEN);
    server.refused(RoomsApi.ANNOUNCE, new Announce("root", " "), ErrorCode.MESSAGE_EMPTY);
    server.refused(RoomsApi.ANNOUNCE, new Announce("root", "x".repeat(8_193)), ErrorCode.MESSAGE_TOO_LONG);
    server.ask(RoomsApi.ANNOUNCE, new Announce("root", "The hub restarts at noon."));
    assertThat(heard).containsExactly(new Broadcast("The hub restarts at noon."));
  }

  @Test
  @DisplayName("Every deed is in the audit, with who, what, where and why")
  void deeds_areAudited() {
    server.ask(RoomsApi.MUTE, deed("ann", "den", "bob"));
    server.ask(RoomsApi.TOPIC, new SetTopic("ann", "den", "Tea"));
    server.ask(RoomsApi.BAN, deed("root", "den", "bob"));
    server.ask(RoomsApi.ANNOUNCE, new Announce("root", "hello"));
    server.refused(RoomsApi.BAN, deed("bob", "den", "ann"), ErrorCode.NOT_OWNER);
    server.stop();
    Store store = Await.result(EmbeddedStore.open(server.vertx, folder));
    List<Journal.Line> audit =
        Await.result(store.journal("audit", Durability.ALWAYS).after("audit", 0, 100));
    assertThat(audit).extracting(line -> line.entry().toJsonObject().getString("verb"))
        .containsExactly("mute", "topic", "ban", "announce");
    assertThat(audit.getFirst().entry().toJsonObject().getMap()).containsEntry("actor", "ann")
        .containsEntry("room", "den").containsEntry("target", "bob").containsEntry("reason", "because");
    Await.result(store.close());
    server.deploy();
  }
}
