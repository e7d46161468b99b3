package hubbub.rooms;

import static hubbub.rooms.RoomsServer.account;
import static hubbub.rooms.RoomsServer.guest;
import static hubbub.rooms.RoomsServer.resumed;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Alive;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Health;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Attached;
import hubbub.contract.rooms.Head;
import hubbub.contract.rooms.InRoom;
import hubbub.contract.rooms.Join;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.Presence;
import hubbub.contract.rooms.Pulse;
import hubbub.contract.rooms.Rename;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Said;
import hubbub.contract.rooms.Say;
import hubbub.contract.rooms.Typing;
import hubbub.testing.Await;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomsVerticleIT {
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
  @DisplayName("Who enters is in all lobby rooms, and the answer has their state as of the own joining")
  void attach_joinsTheLobby() {
    List<RoomEvent> general = server.heardIn("general");
    List<Presence> presence = server.heard(RoomsApi.PRESENCE);
    Attached ann = server.enter("ann");
    assertThat(general).singleElement().satisfies(event -> {
      assertThat(event.kind()).isEqualTo(Kind.JOINED);
      assertThat(event.who()).isEqualTo("ann");
      assertThat(event.seq()).isEqualTo(1);
    });
    assertThat(presence).singleElement().satisfies(event -> {
      assertThat(event.kind()).isEqualTo(Presence.Kind.CAME);
      assertThat(event.seq()).isEqualTo(ann.presenceSeq());
      assertThat(event.incarnation()).isEqualTo(ann.incarnation());
    });
    assertThat(ann.came()).isTrue();
    assertThat(ann.lobby()).containsExactly("general", "random");
    assertThat(ann.rooms()).extracting(RoomState::room).containsExactly("general", "random");
    assertThat(ann.rooms()).allSatisfy(room -> {
      assertThat(room.seq()).isEqualTo(1);
      assertThat(room.total()).isEqualTo(1);
      assertThat(room.lobby()).isTrue();
      assertThat(room.epoch()).isEqualTo(room.room().equals("general") ? general.getFirst().epoch() : room.epoch());
    });
  }

  @Test
  @DisplayName("Messages of many senders at once get one order, are published in it, and before they are answered")
  void say_manySenders_oneOrder() {
    for (int i = 0; i < 20; i++) {
      server.ask(RoomsApi.ATTACH, account("s" + i, "user" + i, "rwci", "general"));
    }
    List<RoomEvent> heard = server.heardIn("general");
    List<Future<Said>> said = new ArrayList<>();
    List<Boolean> before = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      for (int i = 0; i < 20; i++) {
        String text = i + ":" + n;
        Future<Said> answer = server.bus.call(RoomsApi.SAY, new Say("s" + i, "general", text));
        said.add(answer.onSuccess(ok -> {
          synchronized (before) {
            before.add(heard.stream().anyMatch(event -> event.seq() == ok.seq() && event.text().equals(text)));
          }
        }));
      }
    }
    said.forEach(Await::result);
    assertThat(heard).hasSize(400).extracting(RoomEvent::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(21, 420).boxed().toList());
    assertThat(IntStream.range(0, 20).boxed()).allSatisfy(i -> assertThat(heard)
        .filteredOn(event -> event.who().equals("user" + i)).extracting(RoomEvent::text)
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(n -> i + ":" + n).toList()));
    Await.until("all answers seen", () -> {
      synchronized (before) {
        return before.size() == 400;
      }
    });
    assertThat(before).doesNotContain(false);
  }

  @Test
  @DisplayName("A message before the own leaving is heard, one after it is refused, though none waits for an answer")
  void requests_ofOneSender_areWorkedOffInOrder() {
    server.enter("ann");
    List<RoomEvent> heard = server.heardIn("den");
    Future<RoomState> joined = server.bus.call(RoomsApi.JOIN, new Join("ann", "den", true, false, false));
    Future<Said> first = server.bus.call(RoomsApi.SAY, new Say("ann", "den", "one"));
    Future<Done> left = server.bus.call(RoomsApi.LEAVE, new InRoom("ann", "den"));
    Future<Said> second = server.bus.call(RoomsApi.SAY, new Say("ann", "den", "two"));
    assertThat(Await.result(joined).owner()).isEqualTo("ann");
    assertThat(Await.result(first).seq()).isEqualTo(2);
    Await.result(left);
    assertThat(Await.failure(second)).hasMessage(ErrorCode.NOT_MEMBER.sentence());
    assertThat(heard).extracting(RoomEvent::kind).containsExactly(Kind.JOINED, Kind.SAID, Kind.LEFT);
    assertThat(heard).extracting(RoomEvent::text).containsExactly("", "one", "left");
  }

  @Test
  @DisplayName("A person on two protocols joins with the first session and leaves with the last")
  void twoProtocols_oneMember() {
    List<Presence> presence = server.heard(RoomsApi.PRESENCE);
    server.enter("ann");
    List<RoomEvent> general = server.heardIn("general");
    Attached second = server.ask(RoomsApi.ATTACH, account("cm", "Ann", "chatmaster", "general"));
    assertThat(second.came()).isFalse();
    assertThat(second.name()).isEqualTo("ann");
    assertThat(second.rooms().getFirst().seq()).isEqualTo(1);
    server.refused(RoomsApi.ATTACH, account("other", "ann", "rwci"), ErrorCode.ALREADY_CONNECTED);
    server.ask(RoomsApi.DETACH, new OfSession("ann"));
    assertThat(general).isEmpty();
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("GENERAL")).members()).containsExactly("ann");
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("random")).members()).isEmpty();
    server.ask(RoomsApi.DETACH, new OfSession("cm"));
    assertThat(general).singleElement().extracting(RoomEvent::text).isEqualTo("quit");
    assertThat(presence).extracting(Presence::kind).containsExactly(Presence.Kind.CAME, Presence.Kind.WENT);
    assertThat(presence).extracting(Presence::seq).containsExactly(1L, 2L);
    assertThat(server.ask(RoomsApi.PEOPLE, Done.DONE).people()).isEmpty();
  }

  @Test
  @DisplayName("A guest's name is nobody else's: no account's, and no other's who is connected")
  void guestNames_areHeld() {
    server.refused(RoomsApi.ATTACH, guest("g0", "Ann"), ErrorCode.NAME_TAKEN);
    server.refused(RoomsApi.ATTACH, guest("g0", "server"), ErrorCode.NAME_INVALID);
    server.refused(RoomsApi.ATTACH, guest("g0", " \n "), ErrorCode.NAME_INVALID);
    server.enterGuest("Zoe");
    server.refused(RoomsApi.ATTACH, guest("g1", "ZOE"), ErrorCode.NAME_TAKEN);
    server.accounts.with("zoe", "user");
    server.refused(RoomsApi.ATTACH, account("z", "zoe", "rwci"), ErrorCode.NAME_TAKEN);
    server.ask(RoomsApi.DETACH, new OfSession("Zoe"));
    server.ask(RoomsApi.ATTACH, account("z", "zoe", "rwci"));
  }

  @Test
  @DisplayName("Of two guests who ask for a name while the account is looked up, one gets it")
  void racingGuests_oneWins() {
    server.accounts.hold();
    Future<Attached> first = server.bus.call(RoomsApi.ATTACH, guest("g1", "zoe"));
    Future<Attached> second = server.bus.call(RoomsApi.ATTACH, guest("g2", "Zoe"));
    Await.failure(second);
    Await.until("the question came", () -> server.accounts.waiting() == 1);
    server.accounts.release();
    assertThat(Await.result(first).name()).isEqualTo("zoe");
  }

  @Test
  @DisplayName("A connection that ends while it is entering leaves nothing behind")
  void detachWhileAttaching_leavesNobody() {
    server.accounts.hold();
    Future<Attached> entering = server.bus.call(RoomsApi.ATTACH, guest("g1", "zoe"));
    Future<Done> gone = server.bus.call(RoomsApi.DETACH, new OfSession("g1"));
    Await.until("the question came", () -> server.accounts.waiting() == 1);
    server.accounts.release();
    Await.result(entering);
    Await.result(gone);
    assertThat(server.ask(RoomsApi.PEOPLE, Done.DONE).people()).isEmpty();
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("general")).members()).isEmpty();
    server.enterGuest("zoe");
  }

  @Test
  @DisplayName("Without auth nobody is let in as a guest, and the name stays free")
  void guest_withoutAuth_isUnavailable() {
    server.accounts.stop();
    server.refused(RoomsApi.ATTACH, guest("g1", "zoe"), ErrorCode.UNAVAILABLE);
    assertThat(server.ask(RoomsApi.PEOPLE, Done.DONE).people()).isEmpty();
    server.enter("ann");
  }

  @Test
  @DisplayName("A guest takes another name; rooms and presence hear it; accounts keep theirs")
  void rename_isToldEverywhere() {
    server.enterGuest("zoe");
    server.enter("ann");
    List<RoomEvent> general = server.heardIn("general");
    List<Presence> presence = server.heard(RoomsApi.PRESENCE);
    server.refused(RoomsApi.RENAME, new Rename("ann", "Anna"), ErrorCode.FORBIDDEN);
    server.refused(RoomsApi.RENAME, new Rename("zoe", "Bob"), ErrorCode.NAME_TAKEN);
    server.refused(RoomsApi.RENAME, new Rename("zoe", "ANN"), ErrorCode.NAME_TAKEN);
    server.refused(RoomsApi.RENAME, new Rename("zoe", ""), ErrorCode.NAME_INVALID);
    assertThat(server.ask(RoomsApi.RENAME, new Rename("zoe", "Max")).name()).isEqualTo("Max");
    assertThat(general).singleElement().satisfies(event -> {
      assertThat(event.kind()).isEqualTo(Kind.RENAMED);
      assertThat(event.who()).isEqualTo("zoe");
      assertThat(event.text()).isEqualTo("Max");
    });
    assertThat(presence).singleElement().satisfies(event -> {
      assertThat(event.who()).isEqualTo("zoe");
      assertThat(event.now()).isEqualTo("Max");
    });
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("general")).members()).containsExactly("Max", "ann");
    server.say("zoe", "general", "hello");
    assertThat(general.getLast().who()).isEqualTo("Max");
    server.ask(RoomsApi.ATTACH, guest("g2", "zoe"));
    server.refused(RoomsApi.ATTACH, guest("g3", "max"), ErrorCode.NAME_TAKEN);
  }

  @Test
  @DisplayName("A bridge that is silent for 12 s loses its sessions; one that beats keeps them")
  void silentBridge_isBuried() {
    server.enter("ann");
    server.ask(RoomsApi.ATTACH,
        new Attach("b2/1", "b2", "bob", List.of("user"), "rwci", List.of(), false));
    List<RoomEvent> general = server.heardIn("general");
    server.clock.advance(Duration.ofSeconds(10));
    server.ask(RoomsApi.ALIVE, new Alive("b2"));
    server.clock.advance(Duration.ofSeconds(6));
    Await.until("ann left", () -> !general.isEmpty());
    assertThat(general).singleElement().satisfies(event -> {
      assertThat(event.who()).isEqualTo("ann");
      assertThat(event.text()).isEqualTo("quit");
    });
    server.refused(RoomsApi.SAY, new Say("ann", "general", "x"), ErrorCode.NO_SUCH_SESSION);
    server.say("b2/1", "general", "still here");
    Alive again = new Alive(RoomsServer.BRIDGE);
    assertThat(server.ask(RoomsApi.ALIVE, again).forgotten()).isTrue();
    assertThat(server.ask(RoomsApi.ALIVE, again).forgotten()).as("the first answer may be lost").isTrue();
    server.ask(RoomsApi.ATTACH, resumed(account("ann", "ann", "rwci"), "general"));
    assertThat(server.ask(RoomsApi.ALIVE, again).forgotten()).isFalse();
    assertThat(server.ask(RoomsApi.ALIVE, new Alive("b2")).forgotten()).isFalse();
  }

  @Test
  @DisplayName("A sign of life is answered with how far rooms and presence have come")
  void alive_tellsHowFar() {
    server.enter("ann", "general");
    long said = server.say("ann", "general", "one").seq();
    Pulse pulse = server.ask(RoomsApi.ALIVE, new Alive("b2"));
    assertThat(pulse.heads()).containsExactly(new Head("general", said));
    assertThat(pulse.presence()).isEqualTo(1);
    server.clock.advance(Duration.ofSeconds(61));
    assertThat(server.ask(RoomsApi.ALIVE, new Alive("b2")).heads()).extracting(Head::seq)
        .allMatch(seq -> seq > said);
  }

  @Test
  @DisplayName("Speaking has its limits: member, empty, length, allowance")
  void say_limits() {
    server.enter("ann", "general");
    server.refused(RoomsApi.SAY, new Say("nobody", "general", "x"), ErrorCode.NO_SUCH_SESSION);
    server.refused(RoomsApi.SAY, new Say("ann", "random", "x"), ErrorCode.NOT_MEMBER);
    server.refused(RoomsApi.SAY, new Say("ann", "nowhere", "x"), ErrorCode.NOT_MEMBER);
    server.refused(RoomsApi.SAY, new Say("ann", "general", " \t\n"), ErrorCode.MESSAGE_EMPTY);
    server.refused(RoomsApi.SAY, new Say("ann", "general", "ä".repeat(4_097)), ErrorCode.MESSAGE_TOO_LONG);
    server.say("ann", "general", "ä".repeat(4_096));
    for (int i = 1; i < 20; i++) {
      server.say("ann", "general", "line " + i);
    }
    assertThat(server.refused(RoomsApi.SAY, new Say("ann", "general", "x"), ErrorCode.RATE_LIMITED).detail())
        .isEqualTo("You are sending too fast. Try again in 1 s.");
    server.ask(RoomsApi.DETACH, new OfSession("ann"));
    server.enter("ann", "general");
    server.refused(RoomsApi.SAY, new Say("ann", "general", "x"), ErrorCode.RATE_LIMITED);
    server.clock.advance(Duration.ofMillis(200));
    server.say("ann", "general", "again");
    server.refused(RoomsApi.SAY, new Say("ann", "general", "x"), ErrorCode.RATE_LIMITED);
  }

  @Test
  @DisplayName("Typing is told at most once a second, and only by members")
  void type_isThrottled() {
    server.enter("ann", "general");
    List<Typing> typing = server.heard(RoomsApi.TYPING.of("general"));
    server.refused(RoomsApi.TYPE, new InRoom("ann", "random"), ErrorCode.NOT_MEMBER);
    server.ask(RoomsApi.TYPE, new InRoom("ann", "general"));
    server.ask(RoomsApi.TYPE, new InRoom("ann", "General"));
    assertThat(typing).containsExactly(new Typing("general", "ann"));
    server.clock.advance(Duration.ofSeconds(1));
    server.ask(RoomsApi.TYPE, new InRoom("ann", "general"));
    assertThat(typing).hasSize(2);
  }

  @Test
  @DisplayName("Health says ready")
  void health_isReady() {
    assertThat(server.ask(Health.of("rooms"), Done.DONE)).isEqualTo(Health.READY);
  }
}
