package hubbub.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class WebSocketWireIT {
  private HttpServer server;

  @BeforeEach
  void start(Vertx vertx) throws Exception {
    server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setMaxWebSocketFrameSize(1 << 20)
        .setMaxWebSocketMessageSize(1 << 20))
        .requestHandler(request -> request.response().setStatusCode(404).end())
        .webSocketHandler(WebSocketWireIT::echo);
    server.listen(0).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static void echo(ServerWebSocket socket) {
    socket.textMessageHandler(text -> {
      if (text.equals("bye")) {
        socket.close((short) 1012, "service restart");
      } else {
        socket.writeTextMessage(text);
      }
    });
  }

  @Test
  @DisplayName("Messages of every length of header come back as they went")
  void messages_ofAllLengths_comeBack() {
    try (WebSocketWire wire = WebSocketWire.open(server.actualPort(), "/")) {
      for (int length : new int[] {1, 125, 126, 65_535, 65_536, 200_000}) {
        String text = "x".repeat(length);
        assertThat(wire.text(text).received().next()).hasSameSizeAs(text).isEqualTo(text);
      }
    }
  }

  @Test
  @DisplayName("A message may be sent in fragments and byte by byte")
  void torn_isOneMessage() {
    try (WebSocketWire wire = WebSocketWire.open(server.actualPort(), "/")) {
      wire.frame(WebSocketFrames.TEXT, false, "he".getBytes(StandardCharsets.UTF_8));
      wire.frame(0, true, "llo".getBytes(StandardCharsets.UTF_8));
      assertThat(wire.received().next()).isEqualTo("hello");
      for (byte b : wire.encoded("bytes")) {
        wire.raw(b);
      }
      assertThat(wire.received().next()).isEqualTo("bytes");
    }
  }

  @Test
  @DisplayName("A close is told with its code and reason, and nothing can be awaited after it")
  void closed_tellsCode() {
    try (WebSocketWire wire = WebSocketWire.open(server.actualPort(), "/")) {
      wire.text("bye");
      assertThat(wire.received().awaitEnd()).isEqualTo("close 1012 service restart");
      assertThatThrownBy(() -> wire.received().next()).isInstanceOf(AssertionError.class)
          .hasMessageContaining("close 1012");
    }
  }
}
