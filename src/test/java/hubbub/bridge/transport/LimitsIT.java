package hubbub.bridge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.TcpWire;
import hubbub.testing.WebSocketWire;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LimitsIT {
  private ShoutingServer server = new ShoutingServer(ShoutingServer.LIMITS);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("Whoever does not log in is told so and closed")
  void noLogin_ends() {
    try (WebSocketWire client = WebSocketWire.open(server.http(), "/")) {
      assertThat(client.received().next()).isEqualTo("ending LOGIN_TIMEOUT");
      assertThat(client.received().awaitEnd()).startsWith("close 4101");
    }
  }

  @Test
  @DisplayName("An HTTP connection that asks nothing is closed as well, also with half a request")
  void silentHttpConnection_ends() {
    try (TcpWire silent = TcpWire.open(server.http()); TcpWire half = TcpWire.open(server.http())) {
      half.send("GET / HT");
      assertThat(silent.texts().awaitEnd()).isEqualTo("eof");
      assertThat(half.texts().awaitEnd()).isEqualTo("eof");
    }
  }

  @Test
  @DisplayName("A logged-in client that answers pings stays, one that does not is idle and closed")
  void unansweredPing_ends() {
    try (WebSocketWire alive = login(); WebSocketWire mute = login()) {
      mute.stayMute();
      assertThat(mute.received().awaitEnd()).startsWith("close 4102");
      alive.text("still here");
      assertThat(alive.received().next()).isEqualTo("still here");
    }
  }

  @Test
  @DisplayName("More connections than allowed from one address are refused, and a place that gets free is given again")
  void tooManyConnections_areRefused() {
    server.close();
    server = new ShoutingServer(new Limits(1_000, 60, 60, 30, 1_000, 262_144, 1, 100, 3));
    List<WebSocketWire> clients = new ArrayList<>(List.of(login(), login(), login()));
    try (TcpWire refused = TcpWire.open(server.http()); TcpWire raw = TcpWire.open(server.tcp())) {
      assertThat(refused.texts().awaitEnd()).isIn("eof", "reset");
      assertThat(raw.texts().awaitEnd()).isIn("eof", "reset");
    }
    clients.remove(0).close();
    Await.until("the place is free", () -> server.wires[0].count() == 2);
    clients.add(login());
    clients.forEach(WebSocketWire::close);
  }

  @Test
  @DisplayName("A client that sends faster than allowed is read later, and nothing of it is lost")
  void fastSender_isReadLater() {
    server.close();
    server = new ShoutingServer(new Limits(1_000, 60, 60, 30, 50, 262_144, 1, 100, 100));
    try (WebSocketWire client = login()) {
      for (int i = 0; i < 120; i++) {
        client.text("n" + i);
      }
      for (int i = 0; i < 120; i++) {
        assertThat(client.received().next()).isEqualTo("n" + i);
      }
    }
  }

  @Test
  @DisplayName("What comes behind a pause is heard after it, in order, even where it came in the same read")
  void pause_losesNothing() {
    try (WebSocketWire client = login()) {
      ByteArrayOutputStream glued = new ByteArrayOutputStream();
      for (String word : List.of("one", "wait", "two", "wait", "three")) {
        glued.writeBytes(client.encoded(word));
      }
      client.raw(glued.toByteArray());
      for (String word : List.of("one", "waiting", "two", "waiting", "three")) {
        assertThat(client.received().next()).isEqualTo(word);
      }
    }
  }

  @Test
  @DisplayName("A flood of messages that are left out is read slowly, and the connection goes on")
  void flood_isReadSlowly() {
    try (WebSocketWire client = login()) {
      for (int i = 0; i < 120; i++) {
        client.frame(1, true, (byte) 0xc3, (byte) 0x28);
      }
      client.text("after all");
      assertThat(client.received().await("the word after the flood", "after all"::equals)).isEqualTo("after all");
      assertThat(server.wires[0].offences()).isEqualTo(120);
    }
  }

  @Test
  @DisplayName("A client that does not read is closed at the bound, and the others get everything in order")
  void slowReader_isClosed() {
    server.close();
    server = new ShoutingServer(new Limits(65_536, 60, 60, 30, 100_000, 262_144, 1, 100, 100));
    TcpWire stalled = TcpWire.open(server.http(), 4_096);
    stalled.send("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n");
    try (WebSocketWire client = login()) {
      Await.until("both are here", () -> server.wires[0].count() == 2);
      String much = "m".repeat(50_000);
      int sent = 0;
      while (server.wires[0].slow() == 0 && sent < 400) {
        client.text(much + sent);
        assertThat(client.received().next()).isEqualTo(much + sent);
        sent++;
      }
      assertThat(server.wires[0].slow()).isEqualTo(1);
      Await.until("the stalled one is gone", () -> server.wires[0].count() == 1);
    }
    stalled.close();
  }

  @Test
  @DisplayName("All but one hear what is said to all but one, also in the middle of others' words")
  void saidToAllButOne_sparesOne() {
    server.close();
    server = new ShoutingServer(new Limits(1_000, 60, 60, 30, 100_000, 262_144, 1, 100, 100));
    try (WebSocketWire author = login(); WebSocketWire other = login()) {
      Await.until("both are here", () -> server.wires[0].count() == 2);
      ByteArrayOutputStream glued = new ByteArrayOutputStream();
      for (String word : List.of("one", "quiet two", "three", "quiet four", "quiet five", "six")) {
        glued.writeBytes(author.encoded(word));
      }
      author.raw(glued.toByteArray());
      for (String word : List.of("one", "quiet two", "three", "quiet four", "quiet five", "six")) {
        assertThat(other.received().next()).isEqualTo(word);
      }
      for (String word : List.of("one", "three", "six")) {
        assertThat(author.received().next()).isEqualTo(word);
      }
    }
  }

  @Test
  @DisplayName("Over TCP the last words arrive before the end")
  void tcpLastWords_arrive() {
    try (TcpWire wire = TcpWire.open(server.tcp())) {
      assertThat(wire.texts().next()).isEqualTo("ending LOGIN_TIMEOUT");
    }
  }

  private WebSocketWire login() {
    WebSocketWire client = WebSocketWire.open(server.http(), "/");
    client.text("login");
    return client;
  }
}
