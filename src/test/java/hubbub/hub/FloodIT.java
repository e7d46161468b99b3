package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.ChatMasterClient;
import hubbub.testing.Compression;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More than a peer may send, in a single write: all of it is heard, but no faster than allowed. */
class FloodIT {
  private static final int PING = 9;
  private static final int FLOOD = 200;
  // At 50 a second the flood reaches over three ends of a second, between which two seconds lie, give or take.
  private static final Duration LEAST = Duration.ofMillis(1_500);

  private static Siege siege;

  private long began;

  @BeforeAll
  static void begin(@TempDir Path folder) {
    siege = Siege.in(folder, new JsonObject().put("messagesPerSecond", 50).put("loginSeconds", 60)
        .put("pingSeconds", 1).put("idleSeconds", 2));
  }

  @AfterAll
  static void end() {
    siege.close();
  }

  @BeforeEach
  void start() {
    began = System.nanoTime();
  }

  @AfterEach
  void nothingHappened() {
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(LEAST);
    siege.assertUnharmed();
  }

  @Test
  @DisplayName("RWCI packets: the client is not idle while it is not heard, and is again when all has been")
  void packets_areHeardLater() {
    try (RwciClient flood = siege.rwci("flood")) {
      flood.wire().stayMute().wire().gather();
      for (int i = 0; i < FLOOD; i++) {
        flood.send(RwciClient.packet("default_channel"));
      }
      flood.wire().wire().glued();
      talk();
      for (int i = 0; i < FLOOD; i++) {
        flood.await("default_channel");
      }
      assertThat(flood.awaitEnd()).isEqualTo("close 4102 The connection was idle.");
    }
  }

  @Test
  @DisplayName("Pings")
  void pings_areHeardLater() {
    try (RwciClient flood = siege.rwci("pings")) {
      flood.wire().wire().gather();
      for (int i = 0; i < FLOOD; i++) {
        flood.wire().frame(PING, true, (byte) ('0' + i % 10));
      }
      flood.wire().wire().glued();
      talk();
      for (int i = 0; i < FLOOD; i++) {
        assertThat(flood.wire().pongs().next()).isEqualTo(Integer.toString(i % 10));
      }
    }
  }

  @Test
  @DisplayName("ChatMaster packages")
  void packages_areHeardLater() {
    heardLater(siege.chatmaster());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Packed ChatMaster packages, of which a few bytes can hold many")
  void packedPackages_areHeardLater(Compression compression) {
    heardLater(ChatMasterClient.packing(TcpWire.open(siege.hub().port("tcp")), compression));
  }

  private static void heardLater(ChatMasterClient client) {
    try (ChatMasterClient flood = client) {
      flood.login("guest");
      flood.wire().gather();
      for (int i = 0; i < FLOOD; i++) {
        flood.command("channels");
      }
      flood.wire().glued();
      talk();
      for (int i = 0; i < FLOOD; i++) {
        flood.awaitEvent("channel_list");
      }
    }
    siege.neighbours().awaitQuit("guest");
  }

  private static void talk() {
    for (int i = 0; i < 10; i++) {
      siege.neighbours().talk();
    }
  }
}
