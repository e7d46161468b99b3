package hubbub.bridge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Received;
import hubbub.testing.TcpWire;
import hubbub.testing.WebSocketWire;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WebSocketIT {
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int PING = 9;

  private final ShoutingServer server =
      new ShoutingServer(new Limits(1_000, 60, 60, 30, 1_000, 262_144, 1, 100, 100));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("A frame that comes byte by byte is the same as one that comes whole")
  void everyByteSplit_isWhole() {
    try (WebSocketWire client = login()) {
      for (byte one : client.encoded("torn apart")) {
        client.raw(one);
      }
      assertThat(client.received().next()).isEqualTo("torn apart");
    }
  }

  @Test
  @DisplayName("Frames torn at every place and glued behind each other are all understood")
  void everySplitPoint_isUnderstood() {
    try (WebSocketWire client = login()) {
      String longer = "x".repeat(300);
      ByteArrayOutputStream glued = new ByteArrayOutputStream();
      glued.writeBytes(client.encoded("one"));
      glued.writeBytes(client.encoded(longer));
      byte[] all = glued.toByteArray();
      for (int at = 1; at < all.length; at += 7) {
        client.raw(Arrays.copyOf(all, at));
        client.raw(Arrays.copyOfRange(all, at, all.length));
        assertThat(client.received().next()).isEqualTo("one");
        assertThat(client.received().next()).isEqualTo(longer);
      }
    }
  }

  @Test
  @DisplayName("Fragments are one message, and a ping between them is answered at once")
  void fragments_areOneMessage() {
    try (WebSocketWire client = login()) {
      client.frame(TEXT, false, bytes("in th")).frame(PING, true, bytes("there?"))
          .frame(CONTINUATION, false, bytes("ree ")).frame(CONTINUATION, true, bytes("parts"));
      assertThat(client.received().next()).isEqualTo("in three parts");
    }
  }

  @Test
  @DisplayName("A message over the limit is left out, whole or in fragments, and the connection goes on")
  void oversizedMessage_isLeftOut() {
    try (WebSocketWire client = login()) {
      client.text("y".repeat(1_001));
      assertThat(client.received().next()).isEqualTo("rejected TOO_LARGE");
      client.frame(TEXT, false, bytes("z".repeat(700))).frame(CONTINUATION, true, bytes("z".repeat(700)));
      assertThat(client.received().next()).isEqualTo("rejected TOO_LARGE");
      client.text("y".repeat(1_000));
      assertThat(client.received().next()).hasSize(1_000);
    }
  }

  @Test
  @DisplayName("100 MB in one frame pass by without being kept")
  void hugeFrame_costsNothing() {
    try (WebSocketWire client = login(); WebSocketWire other = login()) {
      long size = 100_000_000;
      client.raw((byte) 0x81, (byte) 0xff, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) (size >>> 24),
          (byte) (size >>> 16), (byte) (size >>> 8), (byte) size, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
      byte[] part = new byte[1_000_000];
      for (int i = 0; i < 100; i++) {
        client.raw(part);
      }
      assertThat(client.received().next()).isEqualTo("rejected TOO_LARGE");
      other.text("still here");
      assertThat(other.received().next()).isEqualTo("still here");
    }
  }

  @Test
  @DisplayName("Text that is not UTF-8 is left out, binary is handed on as bytes")
  void invalidText_isLeftOut() {
    try (WebSocketWire client = login()) {
      client.frame(TEXT, true, (byte) 0xc3, (byte) 0x28);
      assertThat(client.received().next()).isEqualTo("rejected INVALID_TEXT");
      client.frame(BINARY, true, bytes("as bytes"));
      assertThat(client.received().next()).isEqualTo("as bytes");
    }
  }

  @Test
  @DisplayName("Reserved bits, unknown opcodes, torn or long control frames, no mask: 1002")
  void brokenFraming_ends() {
    byte[][] broken = {
        {(byte) 0xf1, (byte) 0x80, 0, 0, 0, 0},
        {(byte) 0x83, (byte) 0x80, 0, 0, 0, 0},
        {(byte) 0x89, (byte) 0xfe, 1, 0, 0, 0, 0, 0},
        {(byte) 0x09, (byte) 0x80, 0, 0, 0, 0},
        {(byte) 0x80, (byte) 0x80, 0, 0, 0, 0},
        {(byte) 0x81, (byte) 0x01, 0, 0, 0, 0, 0},
    };
    for (byte[] frame : broken) {
      try (WebSocketWire client = login()) {
        client.raw(frame);
        assertThat(client.received().awaitEnd()).startsWith("close 1002");
      }
    }
  }

  @Test
  @DisplayName("A client's close is answered, and the connection ends")
  void close_isAnswered() {
    try (WebSocketWire client = login()) {
      assertThat(client.close(1000)).startsWith("close 1000");
    }
  }

  @Test
  @DisplayName("A handshake without a proper key gets 400, one from a foreign page 403")
  void badHandshakes_areRefused() {
    assertThat(refusal("Sec-WebSocket-Key: c2hvcnQ=")).startsWith("HTTP/1.1 400");
    try (WebSocketWire client = WebSocketWire.start(
        TcpWire.open(server.http()), server.http(), "/", "Origin: https://evil.example")) {
      assertThat(client.handshake()).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  @DisplayName("What a conversation throws ends its own connection with 1011 and no other")
  void defect_endsOneConnection() {
    try (WebSocketWire client = login(); WebSocketWire other = login()) {
      client.text("fail");
      assertThat(client.received().awaitEnd()).startsWith("close 1011");
      other.text("fine");
      assertThat(other.received().next()).isEqualTo("fine");
    }
  }

  private String refusal(String keyHeader) {
    try (TcpWire wire = TcpWire.open(server.http())) {
      Received<String> answer = wire.texts();
      wire.send("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Version: 13\r\n" + keyHeader + "\r\n\r\n");
      return answer.next();
    }
  }

  private WebSocketWire login() {
    WebSocketWire client = WebSocketWire.open(server.http(), "/");
    client.text("login");
    return client;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
