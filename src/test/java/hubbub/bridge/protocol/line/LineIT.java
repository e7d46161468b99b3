package hubbub.bridge.protocol.line;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Ban;
import hubbub.contract.rooms.ActInRoom;
import hubbub.contract.rooms.Moderate;
import hubbub.contract.rooms.RoomsApi;
import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.HeldMessages;
import hubbub.testing.RwciClient;
import hubbub.testing.script.Transcript;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Over TCP, against the whole hub, with people of other protocols in the same room. */
class LineIT {
  @TempDir
  private Path folder;

  @TestFactory
  @DisplayName("The transcripts that need no hand in the hub go the same over TCP, each with a hub of its own")
  Stream<DynamicTest> transcripts() {
    List<Transcript> playable = Transcript.all("line").stream().filter(Transcript::needsOnly).toList();
    assertThat(playable).hasSize(3);
    return playable.stream().map(transcript -> DynamicTest.dynamicTest(transcript.toString(), () -> {
      try (LineHub hub = LineHub.in(folder.resolve(transcript.toString()));
          LineTcpStage stage = new LineTcpStage(hub.port())) {
        transcript.play(stage);
      }
    }));
  }

  @Test
  @DisplayName("Three people over three protocols hear each other, and each who comes and goes")
  void threeProtocols_areOneRoom() {
    try (LineHub hub = LineHub.in(folder); RwciClient rita = hub.rwci("rita"); LineClient lea = hub.guest("lea");
        ChatMasterClient carl = hub.chatmaster("carl")) {
      assertThat(lea.next()).isEqualTo("* carl came");
      lea.type("hello from netcat");
      rita.await("message", "message", "hello from netcat");
      carl.awaitMessage("hello from netcat");
      rita.say("hello\n* rita left\n\u001b]0;owned\u0007");
      assertThat(lea.next()).isEqualTo("<rita> hello");
      assertThat(lea.next()).isEqualTo("  * rita left");
      assertThat(lea.next()).isEqualTo("  ␛]0;owned␇");
      carl.say("hi");
      assertThat(lea.next()).isEqualTo("<carl> hi");
      lea.type("/msg rita psst");
      rita.await("direct_message", "message", "psst");
      rita.direct("lea", "yes?");
      assertThat(lea.next()).isEqualTo("-rita- yes?");
      carl.wire().endOutput();
      assertThat(lea.next()).isEqualTo("* carl left");
      lea.type("/quit").await("* Goodbye.");
      assertThat(lea.lines().awaitEnd()).isEqualTo("eof");
      rita.await("quit", "username", "lea");
    }
  }

  @Test
  @DisplayName("What is said while one's joining is being answered is told behind it; one's own joining is not")
  void saidWhileJoining_isTold() {
    try (LineHub hub = LineHub.in(folder); LineClient ann = hub.guest("ann"); LineClient bob = hub.guest("bob");
        LineClient cem = hub.guest("cem"); LineClient dan = hub.guest("dan")) {
      for (LineClient one : List.of(ann, cem, dan)) {
        one.type("/join tea").lines().await("tea", line -> line.startsWith("* You are in tea"));
      }
      try (HeldMessages answer = HeldMessages.answers(hub.local().vertx(), "members")) {
        bob.type("/join tea").type("milk?");
        answer.await(1);
        ann.await("[tea] * bob came").type("one").type("two");
        List.of(cem, dan).forEach(other -> other.await("[tea] <ann> two"));
      }
      bob.await("* You are in tea with ann, cem, dan.");
      assertThat(bob.next()).isEqualTo("[tea] <ann> one");
      assertThat(bob.next()).isEqualTo("[tea] <ann> two");
      ann.await("[tea] <bob> milk?").type("three");
      assertThat(bob.next()).isEqualTo("[tea] <ann> three");
    }
  }

  @Test
  @DisplayName("Put out of a room, or at its closing, one is told so, and is nowhere that was not said")
  void lostRoom_isTold() {
    try (LineHub hub = LineHub.in(folder); LineClient ann = hub.guest("ann"); LineClient bob = hub.guest("bob")) {
      Bus bus = hub.bus();
      ann.type("/join tea").await("* You are in tea, alone.");
      bob.type("/join tea");
      ann.await("[tea] * bob came").type("/join milk").await("* You are in milk, alone.");
      Await.result(bus.call(RoomsApi.KICK, new Moderate("admin", "tea", "ann", Long.MAX_VALUE, "no\u001b[2J")));
      ann.await("* You were put out of tea by admin: no␛[2J").type("still in milk");
      ann.type("/topic").await("* There is no topic.");
      bob.await("[tea] * ann was put out");
      Await.result(bus.call(RoomsApi.DELETE, new ActInRoom("admin", "milk")));
      ann.await("[milk] * admin closed the room").type("into the void");
      assertThat(ann.next()).startsWith("! ").endsWith("(not-member)");
      assertThat(ann.next()).isEqualTo("* You are in general with bob.");
      ann.type("in general");
      bob.await("[general] <ann> in general");
      assertThat(bob.lines().all()).noneMatch(line -> line.contains("void") || line.contains("milk"));
      ann.type("/join milk").await("* You are in milk, alone.");
    }
  }

  @Test
  @DisplayName("A ban ends the connection and says why; the account does not come in again")
  void ban_ends() {
    try (LineHub hub = LineHub.in(folder); RwciClient first = hub.rwci("bad"); LineClient bad = hub.connect()) {
      bad.login("bad secret");
      Await.result(hub.bus().call(AuthApi.BAN, new Ban("admin", "bad", Long.MAX_VALUE, "rude")));
      assertThat(bad.lines().awaitEnd()).isEqualTo("eof");
      assertThat(bad.lines().all()).last().isEqualTo("! The account was banned. (banned)");
      assertThat(first.awaitEnd()).startsWith("close 4105");
      try (LineClient again = hub.connect().type("login bad secret").await("! This account is banned. (banned)")) {
        again.type("login other").await("* You are in general, alone.");
      }
    }
  }

  @Test
  @DisplayName("While the rooms are away a line is refused; when they are back, so is everybody")
  void roomsAway_isTold() {
    try (LineHub hub = LineHub.in(folder); LineClient ann = hub.guest("ann"); LineClient bob = hub.guest("bob")) {
      ann.type("/join tea").await("* You are in tea, alone.");
      bob.type("/join tea").await("* You are in tea with ann.");
      ann.await("[tea] * bob came");
      hub.local().stop("rooms");
      ann.type("anybody?");
      assertThat(ann.next()).startsWith("! ").endsWith("(unavailable)");
      hub.local().start("rooms");
      Await.until("a word comes through", () -> {
        ann.type("there again");
        return bob.lines().find("[tea] <ann> there again"::equals, Duration.ofMillis(200)).isPresent();
      });
      bob.type("so am I");
      ann.await("[tea] <bob> so am I");
    }
  }

  @Test
  @DisplayName("Whoever does not log in is told so and closed, after six times the bridge's limit")
  void noLogin_ends() {
    JsonObject limits = new JsonObject().put("loginSeconds", 1);
    try (LineHub hub = LineHub.in(folder, limits, new JsonObject());
        LineClient silent = hub.connect(); LineClient endless = hub.connect()) {
      endless.wire().send("x".repeat(200_000));
      for (LineClient client : List.of(silent, endless)) {
        assertThat(client.lines().awaitEnd()).isEqualTo("eof");
        assertThat(client.lines().all()).last().isEqualTo("! Nobody logged in. (login-timeout)");
      }
      assertThat(endless.lines().all()).hasSize(3)
          .contains("! A line has at most 65536 bytes. (message-too-long)");
    }
  }

  @Test
  @DisplayName("A hub that stops says so and closes")
  void drain_isTold() {
    try (LineHub hub = LineHub.in(folder); LineClient stranger = hub.connect(); LineClient ann = hub.guest("ann")) {
      stranger.next();
      hub.local().stop("bridge");
      for (LineClient one : List.of(stranger, ann)) {
        assertThat(one.lines().awaitEnd()).isEqualTo("eof");
        assertThat(one.lines().unread()).containsExactly("! The hub restarts. (draining)");
      }
    }
  }
}
