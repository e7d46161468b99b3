package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.testing.LocalHub;
import hubbub.testing.MatchClient;
import hubbub.testing.TcpWire;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no decent client sends, to a whole hub in which two people play and one looks on all the time. */
class HostileMatchIT {
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final JsonObject NO_COMMAND = new JsonObject().put("error", "no command sent").put("code", 2);

  private static LocalHub hub;
  private static CapturedLog log;
  private static Duel duel;
  private static MatchClient spectator;

  @BeforeAll
  static void begin(@TempDir Path folder) {
    hub = LocalHub.in(folder, Map.of(
        "games.pong", new JsonObject().put("rules", new JsonObject().put("points", 99).put("seconds", 3_600)),
        "bridge", LocalHub.allProtocols().put("limits",
            new JsonObject().put("messagesPerSecond", 10_000).put("connectionsPerAddress", 2_000))));
    duel = Duel.in(hub);
    spectator = duel.spectator();
    log = CapturedLog.ofEverything();
  }

  @AfterAll
  static void end() {
    log.close();
    spectator.close();
    duel.close();
    hub.close();
  }

  @AfterEach
  void theGameGoesOn() {
    for (MatchClient decent : List.of(duel.host(), duel.rival(), spectator)) {
      int seen = decent.wire().received().all().size();
      Await.until("it goes on", () -> decent.wire().received().all().size() > seen + 5);
      assertThat(decent.wire().received().all()).noneMatch(text -> text.contains("\"error\""));
    }
    // A machine that is busy with something else halts the game as well.
    assertThat(log.lines()).allMatch(line -> line.startsWith("WARN pong.late"));
  }

  @Test
  @DisplayName("Garbage, binary, oversized, invalid and deep messages of a player are no commands, and nothing ends")
  void badMessages_areNoCommands() {
    try (MatchClient player = host()) {
      List<String> texts = List.of("", " ", "{", "[]", "null", "5", "\"up\"", "{\"a\":1}", "\u0000", "up",
          "[".repeat(10_000) + "]".repeat(10_000), "{\"command\":\"x\",\"y\":" + "[".repeat(10_000) + "]".repeat(10_000)
          + "}", "{\"command\":\"" + "x".repeat(100_000) + "\"}");
      for (String text : texts) {
        player.wire().text(text);
        assertThat(player.next()).isEqualTo(NO_COMMAND);
      }
      player.wire().frame(BINARY, true, (byte) 1, (byte) 2);
      assertThat(player.next()).isEqualTo(NO_COMMAND);
      player.wire().frame(TEXT, true, (byte) 0xc3, (byte) 0x28);
      assertThat(player.next()).isEqualTo(NO_COMMAND);
      player.command("up");
      assertThat(player.next().getString("error")).isEqualTo("invalid command");
    }
  }

  @Test
  @DisplayName("Random bytes in well-formed frames are no commands either")
  void randomBytes_areNoCommands() {
    Random random = new Random(42);
    try (MatchClient player = host()) {
      for (int i = 0; i < 200; i++) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        player.wire().frame(i % 2 == 0 ? TEXT : BINARY, true, bytes);
        assertThat(player.next()).isEqualTo(NO_COMMAND);
      }
    }
  }

  @Test
  @DisplayName("A command in pieces, byte by byte and fragment by fragment, is one command")
  void tornCommand_isOne() {
    try (MatchClient player = host()) {
      for (byte one : player.wire().encoded("{\"command\":\"start_match\"}")) {
        player.wire().raw(one);
      }
      assertThat(player.next().getInteger("code")).isEqualTo(3);
      player.wire().frame(TEXT, false, "{\"comm".getBytes(StandardCharsets.UTF_8));
      player.wire().frame(CONTINUATION, true, "and\":\"start_match\"}".getBytes(StandardCharsets.UTF_8));
      assertThat(player.next().getInteger("code")).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("Commands that come before there is a seat wait for it, and are answered behind success")
  void earlyCommands_wait() {
    String token = duel.stranger();
    long id = duel.rest().match(token);
    TcpWire wire = TcpWire.open(hub.port("http"));
    WebSocketWire socket = WebSocketWire.start(wire, hub.port("http"), MatchClient.path(id, "host"),
        "Authorization: Token " + token);
    for (int i = 0; i < 50; i++) {
      socket.text("{\"command\":\"start_match\"}");
    }
    try (MatchClient player = new MatchClient(socket).succeeds()) {
      for (int i = 0; i < 50; i++) {
        assertThat(player.next().getInteger("code")).isEqualTo(3);
      }
    }
  }

  @Test
  @DisplayName("A flood of commands of one player is worked off in order, and one of a spectator is ignored")
  void flood_isWorkedOff() {
    try (MatchClient player = host(); MatchClient watcher = duel.spectator()) {
      ByteArrayOutputStream flood = new ByteArrayOutputStream();
      for (int i = 0; i < 2_000; i++) {
        flood.writeBytes(player.wire().encoded("{\"command\":\"up\"}"));
      }
      watcher.wire().raw(flood.toByteArray());
      player.wire().raw(flood.toByteArray());
      for (int i = 0; i < 2_000; i++) {
        assertThat(player.next().getInteger("code")).isEqualTo(2);
      }
      watcher.await("status");
      assertThat(watcher.wire().received().all()).noneMatch(text -> text.contains("\"error\""));
    }
  }

  @ParameterizedTest
  @DisplayName("Whatever stands in the address, one is told what is wrong with it in the protocol's words")
  @ValueSource(strings = {"/ws/game/%00/?role=host", "/ws/game/..%2f..%2fapi/?role=host", "/ws/game/1e3/?role=host",
      "/ws/game/१२/?role=host", "/ws/game/1/2/3/?role=host", "/ws/game//?role=host", "/ws/game/1/?role=host%00",
      "/ws/game/1/?role=%", "/ws/game/1/?role[]=host", "/ws/game/1/?role=host#x", "/ws/game/1/?ROLE=host"})
  void badAddress_isAnswered(String path) {
    try (MatchClient client = new MatchClient(
        WebSocketWire.open(hub.port("http"), path, "Authorization: Token " + duel.hostToken()))) {
      assertThat(client.next().getInteger("code")).isIn(5, 7);
      assertThat(client.awaitClose()).isIn(4000, 4004);
    }
  }

  @Test
  @DisplayName("A long address is answered as well, and a too long one by HTTP")
  void longAddress_isAnswered() {
    try (MatchClient client = new MatchClient(WebSocketWire.open(hub.port("http"),
        "/ws/game/" + "9".repeat(3_000) + "/?role=host", "Authorization: Token " + duel.hostToken()))) {
      assertThat(client.next().getInteger("code")).isEqualTo(5);
    }
    try (WebSocketWire refused = WebSocketWire.start(TcpWire.open(hub.port("http")), hub.port("http"),
        "/ws/game/" + "9".repeat(30_000) + "/?role=host")) {
      assertThat(refused.handshake()).matches("HTTP/1\\.[01] 414 (?s).*");
    }
  }

  @Test
  @DisplayName("A crowd of strangers without tokens is turned away one by one")
  void strangers_areTurnedAway() {
    List<MatchClient> crowd = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      crowd.add(MatchClient.connect(hub.port("http"), duel.id(), "challenger", "Authorization: Token no" + i));
    }
    crowd.forEach(stranger -> {
      assertThat(stranger.next().getInteger("code")).isEqualTo(6);
      assertThat(stranger.awaitClose()).isEqualTo(4001);
      stranger.close();
    });
  }

  @Test
  @DisplayName("Handshakes that are broken off at any moment leave no seat taken")
  void brokenHandshakes_leaveNothing() {
    String token = duel.stranger();
    for (int i = 0; i < 30; i++) {
      TcpWire wire = TcpWire.open(hub.port("http"));
      WebSocketWire half = WebSocketWire.start(wire, hub.port("http"), MatchClient.path(duel.id(), "spectator"),
          "Authorization: Token " + token);
      if (i % 3 == 0) {
        half.handshake();
      }
      half.reset();
    }
    Await.until("nobody else looks on", () -> duel.rest().list(
        "/api/ongoing_matches/" + duel.id() + "/spectators/", duel.hostToken()).size() == 1);
  }

  private static MatchClient host() {
    String token = duel.stranger();
    return MatchClient.enter(hub.port("http"), duel.rest().match(token), "host", token);
  }
}
