package hubbub.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.LocalHub;
import hubbub.testing.Received;
import hubbub.testing.TcpWire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxiedIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("Behind a balancer a connection counts for the address it came from, on raw TCP and HTTP alike")
  void proxied_countsForWhoCame() {
    try (LocalHub hub = LocalHub.in(folder, onePerAddress());
        TcpWire first = TcpWire.openFor("192.0.2.1", hub.port("tcp"));
        TcpWire other = TcpWire.openFor("192.0.2.2", hub.port("tcp"))) {
      assertThat(first.texts().next()).contains("login");
      assertThat(other.texts().next()).contains("login");
      try (TcpWire again = TcpWire.openFor("192.0.2.2", hub.port("tcp"));
          TcpWire web = TcpWire.openFor("192.0.2.2", hub.port("http"));
          TcpWire third = TcpWire.openFor("192.0.2.3", hub.port("http"))) {
        assertThat(again.texts().awaitEnd()).isIn("eof", "reset");
        assertThat(web.texts().awaitEnd()).isIn("eof", "reset");
        third.send("GET /api/nothing HTTP/1.1\r\nHost: hub\r\n\r\n");
        assertThat(third.texts().next()).startsWith("HTTP/1.1 404");
      }
    }
  }

  @Test
  @DisplayName("Who comes past the balancer, without the header, is not spoken to")
  void withoutHeader_isClosed() {
    try (LocalHub hub = LocalHub.in(folder, onePerAddress()); TcpWire web = TcpWire.open(hub.port("http"))) {
      web.send("GET /api/nothing HTTP/1.1\r\nHost: hub\r\n\r\n");
      Received<String> texts = web.texts();
      assertThat(texts.awaitEnd()).isIn("eof", "reset");
      assertThat(texts.all()).isEmpty();
    }
  }

  private static JsonObject onePerAddress() {
    JsonObject bridge = LocalHub.allProtocols().put("limits", new JsonObject().put("connectionsPerAddress", 1));
    JsonArray listeners = bridge.getJsonArray("listeners");
    for (int i = 0; i < listeners.size(); i++) {
      listeners.getJsonObject(i).put("proxied", true);
    }
    return bridge;
  }
}
