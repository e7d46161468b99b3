package hubbub.rooms;

import static hubbub.rooms.RoomsServer.account;
import static hubbub.rooms.RoomsServer.deed;
import static hubbub.rooms.RoomsServer.guest;
import static hubbub.rooms.RoomsServer.resumed;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Alive;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.rooms.Attached;
import hubbub.contract.rooms.Join;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.Person;
import hubbub.contract.rooms.Presence;
import hubbub.contract.rooms.Pulse;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Say;
import hubbub.contract.rooms.SetTopic;
import hubbub.contract.rooms.SetVisibility;
import hubbub.testing.Await;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
  @TempDir
  private Path folder;
  private RoomsServer server;

  @BeforeEach
  void start() {
    server = RoomsServer.in(folder, new JsonObject());
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  @DisplayName("A start is told with a new incarnation, which every answer to a beat repeats")
  void start_isTold() {
    List<Pulse> started = server.heard(RoomsApi.STARTED);
    Pulse before = server.ask(RoomsApi.ALIVE, new Alive("b1"));
    server.restart();
    Pulse after = server.ask(RoomsApi.ALIVE, new Alive("b1"));
    assertThat(after).isNotEqualTo(before);
    assertThat(started).containsExactly(after);
  }

  @Test
  @DisplayName("Rooms, epochs, numbers, owners, topics, mutes and bans survive a restart")
  void state_survives() {
    server.enter("ann", "general");
    server.enter("bob", "general");
    RoomState den = server.join("ann", "Den");
    server.join("bob", "den");
    server.say("ann", "den", "one");
    server.ask(RoomsApi.TOPIC, new SetTopic("ann", "den", "Tea"));
    server.ask(RoomsApi.VISIBILITY, new SetVisibility("ann", "den", true));
    server.ask(RoomsApi.MUTE, deed("ann", "den", "bob"));
    server.accounts.with("cid", "user");
    server.ask(RoomsApi.BAN, deed("ann", "den", "cid"));
    server.restart();
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("den"))).isEqualTo(
        new RoomState("den", "Den", den.epoch(), 5, "ann", "Tea", true, false, 0, List.of()));
    server.ask(RoomsApi.ATTACH, resumed(account("ann", "ann", "rwci"), "general", "den"));
    server.ask(RoomsApi.ATTACH, resumed(account("bob", "bob", "rwci"), "general", "den"));
    server.refused(RoomsApi.SAY, new Say("bob", "den", "x"), ErrorCode.MUTED);
    assertThat(server.say("ann", "den", "two").seq()).isEqualTo(6);
  }

  @Test
  @DisplayName("A resumed session is where it was, private rooms included, and nobody is told")
  void resume_isSilent() {
    server.enter("ann", "general");
    server.enterGuest("zoe", "general");
    server.join("zoe", "den");
    server.ask(RoomsApi.VISIBILITY, new SetVisibility("zoe", "den", true));
    server.restart();
    List<RoomEvent> general = server.heardIn("general");
    List<RoomEvent> den = server.heardIn("den");
    List<Presence> presence = server.heard(RoomsApi.PRESENCE);
    server.refused(RoomsApi.SAY, new Say("zoe", "den", "x"), ErrorCode.NO_SUCH_SESSION);
    Attached zoe = server.ask(RoomsApi.ATTACH, resumed(guest("zoe", "zoe"), "den", "general", "gone"));
    assertThat(zoe.came()).isFalse();
    assertThat(zoe.presenceSeq()).isZero();
    assertThat(zoe.rooms()).extracting(RoomState::room).containsExactlyInAnyOrder("den", "general");
    server.ask(RoomsApi.ATTACH, resumed(account("ann", "ann", "rwci"), "general", "den"));
    Attached again = server.ask(RoomsApi.ATTACH, resumed(guest("zoe", "zoe"), "den", "general"));
    assertThat(again.rooms()).hasSize(2);
    server.refused(RoomsApi.ATTACH, resumed(guest("other", "ZOE"), "general"), ErrorCode.NAME_TAKEN);
    assertThat(server.ask(RoomsApi.PEOPLE, Done.DONE).people())
        .extracting(Person::name).containsExactly("zoe", "ann");
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("den")).members()).containsExactly("zoe", "ann");
    server.say("zoe", "den", "still here");
    assertThat(general).isEmpty();
    assertThat(presence).isEmpty();
    assertThat(den).extracting(RoomEvent::kind).containsExactly(Kind.SAID);
    server.ask(RoomsApi.DETACH, new OfSession("zoe"));
    assertThat(general).singleElement().extracting(RoomEvent::kind).isEqualTo(Kind.LEFT);
    assertThat(presence).singleElement().extracting(Presence::seq).isEqualTo(1L);
  }

  @Test
  @DisplayName("Who comes back late was told to have gone, and is announced again")
  void lateResume_isTold() {
    server.enter("ann", "general");
    server.restart();
    List<Presence> presence = server.heard(RoomsApi.PRESENCE);
    server.clock.advance(Duration.ofSeconds(4));
    assertThat(server.ask(RoomsApi.ATTACH, resumed(account("ann", "ann", "rwci"), "general")).came()).isTrue();
    assertThat(presence).extracting(Presence::kind).containsExactly(Presence.Kind.CAME);
  }

  @Test
  @DisplayName("Who left with one session after a restart and comes back with another is announced again")
  void resumeAfterLeaving_isTold() {
    server.enter("ann", "general");
    server.ask(RoomsApi.ATTACH, account("ann2", "ann", "chatmaster", "general"));
    server.restart();
    server.ask(RoomsApi.ATTACH, resumed(account("ann2", "ann", "chatmaster"), "general"));
    List<RoomEvent> general = server.heardIn("general");
    List<Presence> presence = server.heard(RoomsApi.PRESENCE);
    server.ask(RoomsApi.DETACH, new OfSession("ann2"));
    Attached ann = server.ask(RoomsApi.ATTACH, resumed(account("ann", "ann", "rwci"), "general"));
    assertThat(ann.came()).isTrue();
    assertThat(ann.rooms()).singleElement().extracting(RoomState::seq).isEqualTo(3L);
    assertThat(general).extracting(RoomEvent::kind).containsExactly(Kind.LEFT, Kind.JOINED);
    assertThat(presence).extracting(Presence::kind).containsExactly(Presence.Kind.WENT, Presence.Kind.CAME);
  }

  @Test
  @DisplayName("Empty temporary rooms wait a minute for their members after a start, then vanish; so do absent owners")
  void grace_ends() {
    server.enter("ann", "general");
    server.enterGuest("zoe", "general");
    server.join("ann", "den");
    server.ask(RoomsApi.JOIN, new Join("zoe", "club", true, false, false));
    server.restart();
    List<RoomEvent> heard = server.heardIn("den");
    server.clock.advance(Duration.ofSeconds(59));
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("den")).owner()).isEqualTo("ann");
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("club")).owner()).isEqualTo("zoe");
    server.clock.advance(Duration.ofSeconds(1));
    Await.until("the room vanished", () -> !heard.isEmpty());
    assertThat(heard).singleElement().extracting(RoomEvent::kind).isEqualTo(Kind.CLOSED);
    server.refused(RoomsApi.ROOM, new OfRoom("den"), ErrorCode.NO_SUCH_ROOM);
    Await.until("the owner is gone", () -> server.ask(RoomsApi.ROOM, new OfRoom("club")).owner().isEmpty());
  }

  @Test
  @DisplayName("Stopping does not log that everybody left")
  void stop_logsNoLeaving() {
    server.enter("ann", "general");
    List<RoomEvent> heard = server.heardIn("general");
    server.restart();
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("general")).seq()).isEqualTo(1);
    assertThat(heard).isEmpty();
  }

  @Test
  @DisplayName("A room that is made a lobby room is open, stays, and has no owner")
  void newLobby_takesOver() {
    server.enter("ann", "general");
    server.join("ann", "den");
    server.ask(RoomsApi.VISIBILITY, new SetVisibility("ann", "den", true));
    server.stop();
    JsonObject conf = new JsonObject().put("lobby", new JsonArray().add("Den").add("general"))
        .put("store", new JsonObject().put("folder", folder.toString()));
    String other = Await.result(server.vertx.deployVerticle(new RoomsVerticle(),
        new DeploymentOptions().setConfig(conf)));
    RoomState den = server.ask(RoomsApi.ROOM, new OfRoom("den"));
    assertThat(den.lobby()).isTrue();
    assertThat(den.closed()).isFalse();
    assertThat(den.owner()).isEmpty();
    assertThat(server.enter("bob").lobby()).containsExactly("Den", "general");
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("random")).lobby()).isFalse();
    Await.result(server.vertx.undeploy(other));
    server.deploy();
  }

  @Test
  @DisplayName("More than one instance, and a bad configuration, are refused at the start")
  void wrongDeployment_isRefused() {
    server.stop();
    assertThat(Await.failure(server.vertx.deployVerticle(RoomsVerticle::new, new DeploymentOptions().setInstances(2))))
        .hasMessageContaining("instances must be 1");
    assertThat(Await.failure(server.vertx.deployVerticle(RoomsVerticle::new,
        new DeploymentOptions().setConfig(new JsonObject().put("lobby", new JsonArray())))))
        .hasMessageContaining("lobby is []");
    server.deploy();
  }
}
