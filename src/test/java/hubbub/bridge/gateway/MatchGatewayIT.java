package hubbub.bridge.gateway;

import static hubbub.testing.MatchesPeer.MATCH;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import hubbub.testing.MatchClient;
import hubbub.testing.MatchesPeer;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bridge's part in a match, on real sockets, before a peer that says and answers what the test wants. */
class MatchGatewayIT {
  private static final JsonObject INIT = new JsonObject().put("message_type", "init").put("ball_radius", 0.02);
  private static final JsonObject END = new JsonObject().put("message_type", "end").put("id", MATCH);
  private static final JsonObject PAUSED = new JsonObject().put("message_type", "paused");
  private static final JsonObject RESUMED = new JsonObject().put("message_type", "resumed");
  private static final JsonObject NOTHING = new JsonObject();

  private static LocalHub hub;
  private static Map<String, String> tokens;
  private MatchesPeer peer;

  @BeforeAll
  static void start(@TempDir Path folder) {
    hub = LocalHub.in(folder, LocalHub.allProtocols().put("beatSeconds", 1));
    hub.stop("matches");
    tokens = new HashMap<>();
    try (RestClient rest = new RestClient(hub.port("http"))) {
      List.of("ann", "bob", "carl", "dora").forEach(name -> tokens.put(name, rest.signUp(name)));
    }
  }

  @AfterAll
  static void end() {
    hub.close();
  }

  @BeforeEach
  void appear() {
    peer = new MatchesPeer(hub.vertx());
    // Said now, or the bridge finds out at a beat amid the test and takes all seats again.
    peer.restart();
  }

  @AfterEach
  void vanish() {
    peer.close();
  }

  @Test
  @DisplayName("The game's first word comes before its frames, though frames may overtake it on the bus")
  void framesBeforeInit_waitForIt() {
    try (MatchClient ann = enter("ann", "host"); MatchClient carl = enter("carl", "spectator")) {
      peer.show(7, "seven");
      peer.show(8, "eight");
      peer.tell(Kind.INIT, INIT, "");
      for (MatchClient client : List.of(ann, carl)) {
        assertThat(client.next()).isEqualTo(INIT);
        assertThat(client.next()).isEqualTo(MatchesPeer.frame("eight"));
      }
      peer.show(9, "nine");
      for (MatchClient client : List.of(ann, carl)) {
        assertThat(client.next()).isEqualTo(MatchesPeer.frame("nine"));
      }
    }
  }

  @Test
  @DisplayName("A frame that is older than one shown, and an event that comes twice, are told to nobody")
  void repeats_areDropped() {
    peer.stand(false, INIT, "five", 5);
    try (MatchClient ann = enter("ann", "host")) {
      assertThat(ann.next()).isEqualTo(INIT);
      assertThat(ann.next()).isEqualTo(MatchesPeer.frame("five"));
      peer.show(5, "five again");
      peer.show(4, "four");
      peer.tell(Kind.SAY, PAUSED, "");
      peer.repeat(Kind.SAY, PAUSED);
      peer.tell(Kind.SAY, RESUMED, "");
      peer.show(6, "six");
      assertThat(ann.next()).isEqualTo(PAUSED);
      assertThat(ann.next()).isEqualTo(RESUMED);
      assertThat(ann.next()).isEqualTo(MatchesPeer.frame("six"));
    }
  }

  @Test
  @DisplayName("Whoever comes late gets success, the game's first word, the newest frame and whether it is paused")
  void lateComer_isBroughtUpToDate() {
    peer.stand(true, INIT, "five", 5);
    try (MatchClient carl = enter("carl", "spectator")) {
      assertThat(carl.next()).isEqualTo(INIT);
      assertThat(carl.next()).isEqualTo(MatchesPeer.frame("five"));
      assertThat(carl.next()).isEqualTo(PAUSED);
    }
  }

  @Test
  @DisplayName("What is heard while a seat is being taken is not lost: the newer frame is shown, events follow")
  void overtakenAnswer_losesNothing() {
    peer.stand(false, INIT, "five", 5);
    peer.hold();
    try (MatchClient carl = connect("carl", "spectator")) {
      Await.until("the joining waits", () -> peer.waiting() == 1);
      peer.show(6, "six");
      peer.tell(Kind.SAY, PAUSED, "");
      peer.release();
      carl.succeeds();
      assertThat(carl.next()).isEqualTo(INIT);
      assertThat(carl.next()).isEqualTo(MatchesPeer.frame("six"));
      assertThat(carl.next()).isEqualTo(PAUSED);
    }
  }

  @Test
  @DisplayName("A joining that is answered too late is taken back, for it may have seated somebody all the same")
  void lateAnswer_leavesTheSeat() {
    peer.failNext("join", ErrorCode.UNAVAILABLE);
    try (MatchClient carl = connect("carl", "spectator")) {
      carl.awaitClose();
      Await.until("the seat is left", () -> peer.count("leave " + peer.session("carl")) == 1);
    }
  }

  @Test
  @DisplayName("Whose connection ends while the seat is being taken again leaves it empty")
  void endWhileSeatedAgain_leavesTheSeat() {
    try (MatchClient carl = enter("carl", "spectator")) {
      peer.hold();
      peer.restart();
      Await.until("the seat is taken again", () -> peer.waiting() == 1);
      carl.wire().close(1000);
      Await.until("the end is told", () -> peer.count("leave " + peer.session("carl")) == 1);
      peer.release();
      Await.until("the seat is left once more", () -> peer.count("leave " + peer.session("carl")) == 2);
    }
  }

  @Test
  @DisplayName("A match that ends while a seat in it is being taken ends for that seat as well")
  void endDuringJoining_isTold() {
    peer.stand(false, INIT, "five", 5);
    peer.hold();
    try (MatchClient carl = connect("carl", "spectator")) {
      Await.until("the joining waits", () -> peer.waiting() == 1);
      peer.tell(Kind.END, END, "");
      peer.release();
      carl.succeeds();
      assertThat(carl.await("end")).isEqualTo(END);
      assertThat(carl.awaitClose()).isEqualTo(1000);
    }
  }

  @Test
  @DisplayName("Only the older connection of a seat is ended when its person comes again")
  void kick_endsOneSession() {
    try (MatchClient first = enter("ann", "host")) {
      String session = peer.session("ann");
      try (MatchClient second = enter("ann", "host")) {
        peer.tell(Kind.KICK, NOTHING, session);
        assertThat(first.awaitClose()).isEqualTo(4106);
        peer.tell(Kind.INIT, INIT, "");
        assertThat(second.next()).isEqualTo(INIT);
      }
      assertThat(peer.count("leave " + session)).isZero();
      Await.until("the other has left", () -> peer.count("leave " + peer.session("ann")) == 1);
    }
  }

  @Test
  @DisplayName("A match that is deleted is told to those in it, and their connections end")
  void deleted_isTold() {
    try (MatchClient ann = enter("ann", "host"); MatchClient carl = enter("carl", "spectator")) {
      peer.tell(Kind.GONE, NOTHING, "");
      for (MatchClient client : List.of(ann, carl)) {
        assertThat(client.next().getInteger("code")).isEqualTo(4);
        assertThat(client.awaitClose()).isEqualTo(1000);
      }
    }
  }

  @Test
  @DisplayName("Players' commands go to the match with what came along; spectators' go nowhere")
  void commands_goToTheMatch() {
    try (MatchClient ann = enter("ann", "host"); MatchClient carl = enter("carl", "spectator")) {
      carl.command("up");
      carl.send(new JsonObject());
      ann.send(new JsonObject().put("command", "mark").put("cell", 4));
      String session = peer.session("ann");
      Await.until("it came", () -> peer.count("command") == 1);
      assertThat(peer.asked()).contains("command " + session + " mark {\"cell\":4}");
      peer.failNext("command", ErrorCode.COMMAND_INVALID);
      ann.command("fly");
      assertThat(ann.next()).isEqualTo(new JsonObject().put("error", "invalid command").put("code", 2));
      peer.tell(Kind.INIT, INIT, "");
      assertThat(carl.next()).isEqualTo(INIT);
    }
  }

  @Test
  @DisplayName("A matches verticle that was restarted gets its seats back, and the clients do not notice")
  void restart_takesSeatsAgain() {
    peer.stand(false, INIT, "five", 5);
    try (MatchClient ann = enter("ann", "host"); MatchClient carl = enter("carl", "spectator")) {
      peer.tell(Kind.SAY, RESUMED, "");
      Await.until("both heard", () -> ann.messages().size() == 4 && carl.messages().size() == 4);
      peer.restart();
      Await.until("both are back", () -> peer.count("join ann") >= 2 && peer.count("join carl") >= 2);
      peer.tell(Kind.SAY, PAUSED, "");
      assertThat(ann.await("paused")).isEqualTo(PAUSED);
      assertThat(carl.await("paused")).isEqualTo(PAUSED);
      assertThat(ann.messages()).hasSize(5);
    }
  }

  @Test
  @DisplayName("A seat that cannot be taken again now is taken at a later beat; one that is lost ends")
  void restart_triesAgain() {
    try (MatchClient ann = enter("ann", "host")) {
      peer.failNext("join", ErrorCode.UNAVAILABLE);
      peer.restart();
      Await.until("it was tried again", () -> peer.count("join ann") >= 3);
      peer.failNext("join", ErrorCode.MATCH_FULL);
      peer.restart();
      assertThat(ann.next().getInteger("code")).isEqualTo(4);
      assertThat(ann.awaitClose()).isEqualTo(1000);
    }
  }

  @Test
  @DisplayName("A second restart, while a seat is being taken again after the first, has it taken once more")
  void restartTwice_takesSeatsAgain() {
    try (MatchClient carl = enter("carl", "spectator")) {
      peer.hold();
      peer.restart();
      Await.until("the seat is taken again", () -> peer.waiting() == 1);
      peer.restart();
      peer.release();
      Await.until("it is taken once more", () -> peer.count("join carl") == 3);
      assertThat(carl.messages()).hasSize(1);
    }
  }

  @Test
  @DisplayName("A command for a session that matches has forgotten takes the seat again first")
  void forgottenSession_isTakenAgain() {
    try (MatchClient ann = enter("ann", "host")) {
      peer.failNext("command", ErrorCode.NO_SUCH_SESSION);
      ann.command("up");
      Await.until("the command was repeated", () -> peer.count("command") == 2);
      assertThat(peer.count("join ann")).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("Who goes leaves the seat, also while it is being taken; the last one takes the subscriptions along")
  void going_leavesTheSeat() {
    MatchClient ann = enter("ann", "host");
    ann.close();
    Await.until("ann has left", () -> peer.count("leave " + peer.session("ann")) == 1);
    peer.hold();
    MatchClient bob = connect("bob", "challenger");
    Await.until("the joining waits", () -> peer.waiting() == 1);
    bob.close();
    String session = peer.session("bob");
    // The answer may find the connection still open; either way the seat is left.
    peer.release();
    Await.until("bob has left", () -> peer.count("leave " + session) == 1);
  }

  @Test
  @DisplayName("A bridge that stops says of everybody that it is not they who leave")
  void stopping_isTold() {
    try (MatchClient ann = enter("ann", "host"); MatchClient bob = enter("bob", "challenger")) {
      hub.stop("bridge");
      assertThat(ann.awaitClose()).isEqualTo(1012);
      assertThat(bob.awaitClose()).isEqualTo(1012);
      for (String player : List.of("ann", "bob")) {
        String leaving = "leave " + peer.session(player) + " draining";
        Await.until(player + " has left", () -> peer.asked().contains(leaving));
      }
    } finally {
      hub.start("bridge");
    }
  }

  @Test
  @DisplayName("Without matches one is told that it is not available")
  void matchesAway_isTold() {
    peer.close();
    try (MatchClient ann = connect("ann", "host")) {
      assertThat(ann.next().getInteger("code")).isEqualTo(1);
      assertThat(ann.awaitClose()).isEqualTo(1011);
    }
    peer = new MatchesPeer(hub.vertx());
    try (MatchClient ann = enter("ann", "host")) {
      ann.command("up");
      Await.until("it came", () -> peer.count("command") == 1);
    }
  }

  private MatchClient enter(String who, String role) {
    return connect(who, role).succeeds();
  }

  private static MatchClient connect(String who, String role) {
    return MatchClient.connect(hub.port("http"), MATCH, role, "Authorization: Token " + tokens.get(who));
  }
}
