package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Footprint;
import hubbub.testing.Received;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes and frames no decent RWCI client sends, to a whole hub with others in it. What is in them is not looked at. */
class HostileRwciIT extends BesiegedHub {
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int MEGABYTE = 1_000_000;

  @Test
  @DisplayName("A conversation of which every byte comes by itself, the handshake included, is the same as any other")
  void singleBytes_areAConversation() {
    TcpWire wire = TcpWire.open(port()).singly();
    try (RwciClient slow = new RwciClient(WebSocketWire.start(wire, port(), "/rwci"))) {
      assertThat(slow.wire().handshake()).startsWith("HTTP/1.1 101 ");
      slow.enter("drop", "secret").say("by drop").await("message", "message", "by drop");
      siege.neighbours().awaitLine("by drop");
      slow.wire().frame(TEXT, false, bytes("{\"type\":\"defa")).frame(PING, true, bytes("still?"))
          .frame(CONTINUATION, true, bytes("ult_channel\"}"));
      slow.await("default_channel");
      assertThat(slow.wire().pongs().next()).isEqualTo("still?");
      assertThat(slow.wire().close(1000)).startsWith("close 1000");
    }
  }

  @Test
  @DisplayName("A whole conversation in one write is heard in order, packet by packet")
  void gluedFrames_areHeardInOrder() {
    try (WebSocketWire wire = siege.websocket()) {
      RwciClient glue = new RwciClient(wire);
      wire.wire().gather();
      glue.send(RwciClient.packet("auth").put("username", "glue").put("password", "secret"));
      for (int i = 0; i < 50; i++) {
        glue.say("glued " + i);
        wire.frame(PING, true, bytes("ping " + i));
      }
      wire.wire().glued();
      glue.await("auth", "success", true);
      for (int i = 0; i < 50; i++) {
        assertThat(glue.await("message").getString("message")).isEqualTo("glued " + i);
        assertThat(wire.pongs().next()).isEqualTo("ping " + i);
        siege.neighbours().awaitLine("glued " + i);
      }
    }
  }

  @Test
  @DisplayName("What comes behind the handshake in the same write is heard as soon as the websocket is there")
  void earlyFrames_areHeard() {
    for (int i = 0; i < 20; i++) {
      try (WebSocketWire wire = WebSocketWire.start(TcpWire.open(port()).gather(), port(), "/rwci")) {
        wire.frame(BINARY, true, part(i * 1_000));
        RwciClient early = new RwciClient(wire).send(RwciClient.packet("auth").put("username", "early"));
        wire.wire().glued();
        assertThat(wire.handshake()).startsWith("HTTP/1.1 101 ");
        assertThat(early.await("auth").getBoolean("success")).isFalse();
      }
    }
  }

  @Test
  @DisplayName("JSON nested 10,000 deep is dropped, whole or without an end")
  void deepNesting_isDropped() {
    try (RwciClient deep = siege.rwci("deep")) {
      for (String open : List.of("[", "{\"type\":", "{\"type\":\"message\",\"message\":[", "[{\"a\":")) {
        String close = new StringBuilder(open.replaceAll("[^\\[{]", "")).reverse().toString()
            .replace('[', ']').replace('{', '}');
        deep.wire().text(open.repeat(10_000));
        deep.wire().text(open.repeat(10_000) + "1" + close.repeat(10_000));
      }
      deep.wire().text("{\"type\":\"message\",\"message\":\"x\",\"y\":" + "[".repeat(10_000) + "]".repeat(10_000)
          + "}");
      assertHeard(deep);
    }
  }

  @Test
  @DisplayName("100 MB in one frame, or in fragments that never end, pass by: no memory, no answer")
  void endlessMessages_costNothing() {
    try (RwciClient frame = siege.rwci("frame"); RwciClient fragments = siege.rwci("fragments");
        RwciClient longest = siege.rwci("longest")) {
      long before = Footprint.bytes();
      frame.wire().raw(header(TEXT, 100 * MEGABYTE));
      longest.wire().raw(header(TEXT, Long.MAX_VALUE));
      fragments.wire().frame(TEXT, false);
      byte[] fragment = part(50_000);
      for (int i = 0; i < 100; i++) {
        frame.wire().raw(new byte[MEGABYTE]);
        longest.wire().raw(new byte[MEGABYTE]);
        for (int k = 0; k < 20; k++) {
          fragments.wire().frame(CONTINUATION, false, fragment);
        }
        siege.neighbours().talk();
      }
      assertThat(Footprint.bytes() - before).isLessThan(20 * MEGABYTE);
      assertHeard(frame);
      fragments.wire().frame(CONTINUATION, true);
      assertHeard(fragments);
      assertThat(longest.wire().received().end()).isEmpty();
      longest.wire().reset();
      siege.neighbours().awaitQuit("longest");
    }
  }

  @Test
  @DisplayName("A handshake without an end is refused at a few kilobytes")
  void endlessHandshake_isRefused() {
    for (String start : List.of("GET /", "GET /rwci HTTP/1.1\r\nHost: x\r\nCookie: ")) {
      try (TcpWire wire = TcpWire.open(port())) {
        Received<String> answer = wire.texts();
        wire.send(start);
        wire.send("x".repeat(20_000));
        assertThat(answer.next()).matches("(?s)HTTP/1\\.[01] 4(14|31) .*");
        assertThat(answer.awaitEnd()).isIn("eof", "reset");
      }
    }
  }

  @Test
  @DisplayName("A text that is not UTF-8 is dropped; a character torn by frames is none the worse")
  void invalidUtf8_isDropped() {
    try (RwciClient wrong = siege.rwci("wrong")) {
      for (String bytes : List.of("c3", "c328", "80", "c0af", "eda080", "f8888080", "ff", "fe", "f0908d", "f4908080")) {
        wrong.wire().frame(TEXT, true, join(bytes("{\"type\":\"message\",\"message\":\""),
            HexFormat.of().parseHex(bytes), bytes("\"}")));
      }
      assertHeard(wrong);
      byte[] torn = bytes("{\"type\":\"message\",\"message\":\"\ud83d\ude00\"}");
      for (int i = 0; i < torn.length; i++) {
        wrong.wire().frame(i == 0 ? TEXT : CONTINUATION, i == torn.length - 1, torn[i]);
      }
      siege.neighbours().awaitLine("\ud83d\ude00");
    }
  }

  @Test
  @DisplayName("What comes in binary frames is not heard, whatever it says")
  void binaryFrames_areNotHeard() {
    try (WebSocketWire wire = siege.websocket()) {
      wire.frame(BINARY, true, bytes("{\"type\":\"auth\",\"username\":\"binary\",\"password\":\"secret\"}"));
      RwciClient client = new RwciClient(wire).enter("textual", "secret");
      wire.frame(BINARY, true, bytes("{\"type\":\"message\",\"message\":\"in binary\"}")).frame(BINARY, true);
      wire.frame(BINARY, false, bytes("{\"type\":")).frame(CONTINUATION, true, bytes("\"typing\"}"));
      assertHeard(client);
    }
  }

  @Test
  @DisplayName("Pings between fragments are answered at once; pongs nobody asked for and empty fragments are nothing")
  void controlFramesBetweenFragments_areAnswered() {
    try (RwciClient client = siege.rwci("pieces")) {
      byte[] text = bytes("{\"type\":\"message\",\"message\":\"in many pieces\"}");
      client.wire().frame(TEXT, false);
      for (byte one : text) {
        client.wire().frame(PING, true, one).frame(CONTINUATION, false).frame(PONG, true, one)
            .frame(CONTINUATION, false, one);
        assertThat(client.wire().pongs().next()).isEqualTo(new String(new byte[] {one}, StandardCharsets.UTF_8));
      }
      client.wire().frame(PING, true, part(125)).frame(CONTINUATION, true);
      assertThat(client.wire().pongs().next()).hasSize(125);
      siege.neighbours().awaitLine("in many pieces");
    }
  }

  static Stream<String> brokenFrames() {
    return Stream.of(
        "c1 80 00000000", "a1 80 00000000", "91 80 00000000", "f1 80 00000000", "c9 80 00000000", "c0 80 00000000",
        "83 80 00000000", "84 80 00000000", "85 80 00000000", "86 80 00000000", "87 80 00000000",
        "8b 80 00000000", "8c 80 00000000", "8d 80 00000000", "8e 80 00000000", "8f 80 00000000",
        "81 02 7b7d0000", "89 00 00000000", "88 02 03e80000", "82 7e 00020000",
        "89 fe 007e 00000000", "88 fe 007e 00000000", "8a ff 0000000000000001 00000000",
        "09 80 00000000", "08 80 00000000", "0a 80 00000000",
        "80 80 00000000", "00 80 00000000", "01 80 00000000 81 80 00000000", "01 80 00000000 02 80 00000000",
        "81 ff ffffffffffffffff 00000000", "82 ff 8000000000000000 00000000");
  }

  @ParameterizedTest
  @MethodSource("brokenFrames")
  @DisplayName("Reserved bits, unknown kinds, no mask, bad control frames, fragments out of order: 1002 at once")
  void brokenFrames_end(String frame) {
    try (RwciClient broken = siege.rwci("broken")) {
      broken.wire().raw(HexFormat.of().parseHex(frame.replace(" ", "")));
      broken.wire().raw(part(1_000));
      assertThat(broken.awaitEnd()).isEqualTo("close 1002 The connection's framing was broken.");
      siege.neighbours().awaitQuit("broken");
    }
  }

  @Test
  @DisplayName("A close frame is answered whatever it says, and nothing behind it is heard")
  void closeFrames_areAnswered() {
    for (String payload : List.of("", "03", "03e8", "0000", "ffff", "03e8ff", "0bb8" + "61".repeat(123))) {
      try (RwciClient closing = siege.rwci("closing")) {
        closing.wire().wire().gather();
        closing.wire().frame(CLOSE, true, HexFormat.of().parseHex(payload));
        closing.say("from behind");
        closing.wire().wire().glued();
        assertThat(closing.awaitEnd()).startsWith("close 1000");
        siege.neighbours().awaitQuit("closing");
      }
    }
  }

  @Test
  @DisplayName("Random bytes end a connection at the most, and never anything else")
  void randomBytes_endNothingElse() {
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      byte[] noise = new byte[1 + random.nextInt(2_000)];
      random.nextBytes(noise);
      try (WebSocketWire logged = siege.websocket(); TcpWire bare = TcpWire.open(port())) {
        logged.raw(noise);
        bare.send(noise);
      }
    }
    siege.neighbours().talk();
  }

  /** The client is heard and answered, and nothing has come to it alone that it did not ask for. */
  private static void assertHeard(RwciClient client) {
    List<String> before = client.wire().received().unread();
    client.send(RwciClient.packet("default_channel")).await("default_channel");
    assertThat(before.stream().map(JsonObject::new).map(packet -> packet.getString("type")))
        .allMatch(Neighbours.TOLD_TO_ALL::contains);
  }

  private static int port() {
    return siege.hub().port("http");
  }

  private static byte[] header(int opcode, long length) {
    return ByteBuffer.allocate(14).put((byte) (0x80 | opcode)).put((byte) 0xff).putLong(length).putInt(0).array();
  }

  private static byte[] part(int size) {
    byte[] part = new byte[size];
    Arrays.fill(part, (byte) 'x');
    return part;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
