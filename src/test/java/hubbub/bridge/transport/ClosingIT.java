package hubbub.bridge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.WebSocketWire;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClosingIT {
  private static final int CLOSE = 8;
  private static final Limits LONG_CLOSE = new Limits(1_000, 60, 60, 30, 1_000, 262_144, 30, 100, 100);

  private ShoutingServer server = new ShoutingServer(LONG_CLOSE);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("A client that answers the hub's close is gone at once, whatever it had begun to say")
  void answeredClose_endsAtOnce() {
    try (WebSocketWire client = WebSocketWire.open(server.http(), "/").stayMute()) {
      byte[] late = client.encoded("begun before, ended after");
      client.text("bye").text("not heard").raw(Arrays.copyOf(late, 9));
      assertThat(client.received().awaitEnd()).startsWith("close 1000");
      client.raw(Arrays.copyOfRange(late, 9, late.length)).text("not heard").frame(CLOSE, true, (byte) 3, (byte) -24);
      Await.until("nobody is left", Duration.ofSeconds(10), () -> server.wires[0].count() == 0);
      assertThat(client.received().all()).isEmpty();
    }
  }

  @Test
  @DisplayName("A client that talks on and never answers the close is gone when its time is up")
  void unansweredClose_endsInTime() {
    server.close();
    server = new ShoutingServer(new Limits(1_000, 60, 60, 30, 1_000, 262_144, 1, 100, 100));
    try (WebSocketWire client = WebSocketWire.open(server.http(), "/").stayMute()) {
      client.text("bye");
      assertThat(client.received().awaitEnd()).startsWith("close 1000");
      Await.until("nobody is left", Duration.ofSeconds(10), () -> {
        try {
          client.text("still talking");
        } catch (RuntimeException | AssertionError gone) {
          return true;
        }
        return server.wires[0].count() == 0;
      });
      Await.until("nobody is left", () -> server.wires[0].count() == 0);
    }
  }
}
