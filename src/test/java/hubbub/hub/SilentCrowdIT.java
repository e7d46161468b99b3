package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.Received;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand connections that never log in: they take no place but their own, and not for long. */
class SilentCrowdIT {
  private static final int EACH = 249;
  private static final int PER_ADDRESS = 4 * EACH + 4;
  private static final int IN_ALL = PER_ADDRESS + 10;

  private final List<Received<String>> visitors = new ArrayList<>();
  private final List<WebSocketWire> websockets = new ArrayList<>();
  private final List<ChatMasterClient> chatmasters = new ArrayList<>();
  private final List<AutoCloseable> others = new ArrayList<>();
  private Siege siege;

  @BeforeEach
  void begin(@TempDir Path folder) {
    siege = Siege.in(folder, new JsonObject().put("loginSeconds", 12).put("connections", IN_ALL)
        .put("connectionsPerAddress", PER_ADDRESS));
  }

  @AfterEach
  void end() {
    websockets.forEach(WebSocketWire::close);
    chatmasters.forEach(ChatMasterClient::close);
    siege.close();
  }

  @Test
  @DisplayName("All are closed in time and told so; limits hold, and others log in, speak and are heard meanwhile")
  void crowd_isClosedInTime() throws Exception {
    for (int i = 0; i < EACH; i++) {
      visitors.add(connect(1, "http").texts());
      visitors.add(connect(1, "http").send("GET /rwci HTTP/1.1\r\nHost: x\r\nUpgr").texts());
      websockets.add(siege.websocket());
      chatmasters.add(siege.chatmaster());
      if (i % 10 == 0) {
        siege.neighbours().talk();
      }
    }
    others.add(siege.rwci("lucky"));
    ChatMasterClient last = siege.chatmaster();
    last.login("last");
    others.add(last);
    assertRefused(1);
    fillUp();
    assertThat(websockets.getFirst().received().end()).as("all of them are still there").isEmpty();
    Await.until("the last is closed", () -> chatmasters.getLast().packages().end().isPresent());
    assertClosed();
    siege.neighbours().talk();
    siege.rwci("afterwards").close();
    for (AutoCloseable other : others) {
      other.close();
    }
    siege.assertUnharmed();
  }

  // From elsewhere there are ten places left.
  private void fillUp() {
    int port = siege.hub().port("http");
    for (int i = 0; i < 5; i++) {
      RwciClient rwci = new RwciClient(WebSocketWire.start(connect(2, "http"), port, "/rwci"));
      assertThat(rwci.wire().handshake()).contains(" 101 ");
      others.add(rwci.enter("other " + i, "secret"));
      ChatMasterClient chatmaster = new ChatMasterClient(connect(2, "tcp"), "\n");
      assertThat(chatmaster.login("another " + i).getJsonObject("data").getValue("status")).isEqualTo(true);
      others.add(chatmaster);
    }
    siege.neighbours().talk();
    assertRefused(3);
  }

  private void assertRefused(int host) {
    for (String listener : List.of("http", "tcp")) {
      assertThat(connect(host, listener).texts().awaitEnd()).isIn("eof", "reset");
    }
  }

  private void assertClosed() {
    for (WebSocketWire websocket : websockets) {
      assertThat(websocket.received().awaitEnd()).isEqualTo("close 4101 Nobody logged in.");
      assertThat(websocket.received().all()).isEmpty();
    }
    for (ChatMasterClient chatmaster : chatmasters) {
      assertThat(chatmaster.awaitEnd()).isEqualTo("eof");
      assertThat(chatmaster.packages().all()).hasSize(2).last().asString().contains("Nobody logged in.");
    }
    for (Received<String> visitor : visitors) {
      assertThat(visitor.awaitEnd()).isEqualTo("eof");
      assertThat(visitor.all()).isEmpty();
    }
  }

  private TcpWire connect(int host, String listener) {
    return TcpWire.openFrom(host, siege.hub().port(listener));
  }
}
