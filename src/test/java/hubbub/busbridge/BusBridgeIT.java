package hubbub.busbridge;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.busbridge.BusBridgeApi;
import hubbub.testing.Await;
import hubbub.testing.BusClient;
import hubbub.testing.TcpWire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusBridgeIT {
  private static final String SAY = "console.desk.say";
  private static final String EVENTS = "console.event.desk.7";

  private BusBridge bridge;

  @BeforeEach
  void start() {
    bridge = new BusBridge(BusBridge.config());
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  @Test
  @DisplayName("With a token a process asks the bus and is answered, in the name of whoever the token belongs to")
  void request_isAnsweredInTheNameOfThePerson() {
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      JsonObject answer = ann.ask(SAY, new JsonObject().put("text", "hello"));

      assertThat(answer.getString("type")).isEqualTo("message");
      assertThat(answer.getJsonObject("body")).isEqualTo(new JsonObject().put("text", "hello"));
      assertThat(bridge.peer().lastHeaders().get("hubbub-person")).isEqualTo("Ann");
      assertThat(bridge.peer().lastHeaders().get("hubbub-console")).isEqualTo("7");
    }
  }

  @Test
  @DisplayName("Its own events reach a process until it wants no more of them")
  void events_arriveWhileListening() {
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      ann.register(EVENTS).ask(SAY, new JsonObject());
      bridge.bus().publish(EVENTS, new JsonObject().put("text", "one"));
      assertThat(ann.frames().await("an event", frame -> EVENTS.equals(frame.getString("address")))
          .getJsonObject("body").getString("text")).isEqualTo("one");

      ann.send(new JsonObject().put("type", "unregister").put("address", EVENTS)).ask(SAY, new JsonObject());
      bridge.bus().publish(EVENTS, new JsonObject().put("text", "two"));
      ann.ask(SAY, new JsonObject());
      assertThat(ann.frames().all()).noneMatch(frame -> frame.encode().contains("two"));
      ann.register(EVENTS).ask(SAY, new JsonObject());
      bridge.bus().publish(EVENTS, new JsonObject().put("text", "three"));
      ann.frames().await("the third", frame -> frame.encode().contains("three"));
    }
  }

  @Test
  @DisplayName("Whoever asks on the bus learns where the door is")
  void where_tellsTheAddress() {
    Bus bus = new Bus(bridge.vertx(), Duration.ofSeconds(5));
    assertThat(Await.result(bus.call(BusBridgeApi.WHERE, Done.DONE)).port()).isEqualTo(bridge.port());
  }

  @Test
  @DisplayName("A failure of whoever was asked arrives with its number and words; nobody there is told as well")
  void failures_arrive() {
    bridge.bus().<JsonObject>consumer("console.desk.fail", ask -> ask.fail(ErrorCode.MUTED.number(), "You are muted."));
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      JsonObject failed = ann.ask("console.desk.fail", new JsonObject());
      assertThat(failed.getString("type")).isEqualTo("err");
      assertThat(failed.getInteger("failureCode")).isEqualTo(ErrorCode.MUTED.number());
      assertThat(failed.getString("message")).isEqualTo("You are muted.");
      assertThat(ann.ask("console.desk.nobody", new JsonObject()).getString("failureType")).isEqualTo("NO_HANDLERS");
    }
  }

  @Test
  @DisplayName("Frames torn into single bytes and glued together are the same frames")
  void tornAndGlued_areTheSame() {
    try (BusClient ann = BusClient.of(TcpWire.open(bridge.port()).singly())) {
      ann.send(BusClient.ping(BusBridge.ANN)).frames().await("pong", frame -> true);
      assertThat(ann.ask(SAY, new JsonObject().put("text", "öß")).getJsonObject("body").getString("text"))
          .isEqualTo("öß");
    }
    try (BusClient bob = BusClient.open(bridge.port())) {
      bob.wire().gather();
      bob.send(BusClient.ping(BusBridge.BOB));
      for (int i = 0; i < 50; i++) {
        bob.send(request(SAY, "r" + i));
      }
      bob.wire().glued();
      for (int i = 0; i < 50; i++) {
        String id = "r" + i;
        bob.frames().await(id, frame -> id.equals(frame.getString("address")));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"console.wrong", "service.ann-has-a-long-secret", "console.", "x", "."})
  @DisplayName("A token that is none is told so and the connection closed")
  void wrongToken_isClosed(String token) {
    try (BusClient stranger = BusClient.open(bridge.port(), token)) {
      assertThat(stranger.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.TOKEN_INVALID.number());
      assertThat(stranger.frames().awaitEnd()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"type\":\"send\",\"address\":\"console.desk.say\",\"body\":{}}",
      "{\"type\":\"register\",\"address\":\"console.event.desk.7\"}",
      "{\"type\":\"publish\",\"address\":\"console.desk.say\",\"body\":{}}",
      "{\"type\":\"ping\"}", "{\"type\":\"ping\",\"headers\":{}}", "{\"type\":\"ping\",\"headers\":{\"token\":7}}",
      "{}", "[]", "7", "hello", "{"})
  @DisplayName("Anything but a token as the first frame ends the connection, and nothing of it reaches the bus")
  void frameBeforeToken_isClosed(String first) {
    try (BusClient stranger = BusClient.open(bridge.port())) {
      stranger.sendText(first);
      assertThat(stranger.frames().next().getString("type")).isEqualTo("err");
      stranger.frames().awaitEnd();
      assertThat(bridge.peer().arrived()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {65_537, Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 0})
  @DisplayName("A length beyond the limit, below zero or zero ends the connection at once, before and after the token")
  void badLength_isClosed(int length) {
    byte[] prefix = Buffer.buffer().appendInt(length).getBytes();
    try (BusClient stranger = BusClient.open(bridge.port());
        BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      for (BusClient one : List.of(stranger, ann)) {
        one.wire().send(prefix);
        assertThat(one.frames().await("the reason", frame -> "err".equals(frame.getString("type")))
            .getString("message")).contains("65536");
        one.frames().awaitEnd();
      }
    }
  }

  @Test
  @DisplayName("The longest frame allowed gets through")
  void longestFrame_passes() {
    JsonObject request = request(SAY, "1");
    int spare = 65_536 - request.copy().put("body", new JsonObject().put("text", "")).encode().length();
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      ann.send(request.put("body", new JsonObject().put("text", "x".repeat(spare))));
      assertThat(ann.frames().await("the answer", frame -> "1".equals(frame.getString("address")))
          .getJsonObject("body").getString("text")).hasSize(spare);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "hello", "{", "[]", "7", "null", "\"x\"", "{}", "{\"type\":7}",
      "{\"type\":\"fly\",\"address\":\"console.desk.say\"}",
      "{\"type\":\"send\"}", "{\"type\":\"send\",\"address\":7}", "{\"type\":\"send\",\"address\":[\"a\"]}",
      "{\"type\":\"send\",\"address\":\"console.desk.say\",\"body\":\"text\"}",
      "{\"type\":\"send\",\"address\":\"console.desk.say\",\"body\":123456789012345678901234567890}",
      "{\"type\":\"send\",\"address\":\"console.desk.say\",\"replyAddress\":{}}",
      "{\"type\":\"send\",\"address\":\"console.desk.say\",\"headers\":7}",
      "{\"type\":\"send\",\"address\":\"console.desk.say\",\"headers\":{\"timeout\":\"soon\",\"x\":{}}}",
      "{\"type\":\"send\",\"address\":\"console.desk.say\",\"headers\":{\"localOnly\":7}}",
      "{\"type\":\"send\",\"address\":\"console.desk.say\",\"headers\":{\"codecName\":null}}"})
  @DisplayName("A frame of a wrong shape gets an error frame, never reaches the bus, and harms no frame after it")
  void wrongShape_isAnErrorFrame(String text) {
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      ann.sendText(text);
      assertThat(ann.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.BAD_REQUEST.number());
      assertThat(bridge.peer().arrived()).isEmpty();
      assertThat(ann.ask(SAY, new JsonObject()).getString("type")).isEqualTo("message");
    }
  }

  @Test
  @DisplayName("JSON nested beyond all measure is an error frame")
  void deepJson_isAnErrorFrame() {
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      ann.sendText("{\"type\":\"send\",\"address\":\"console.desk.say\",\"body\":" + "{\"a\":".repeat(9_000) + "1"
          + "}".repeat(9_000) + "}");
      assertThat(ann.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.BAD_REQUEST.number());
      assertThat(ann.ask(SAY, new JsonObject()).getString("type")).isEqualTo("message");
    }
  }

  @Test
  @DisplayName("After too many frames that are not allowed the connection is closed with the reason")
  void repeatedOffences_close() {
    try (BusClient ann = BusClient.login(bridge.port(), BusBridge.ANN)) {
      for (int i = 0; i < 20; i++) {
        ann.sendText("nonsense");
      }
      ann.frames().await("the reason", frame -> frame.getString("message", "").contains("20 frames"));
      ann.frames().awaitEnd();
    }
  }

  private static JsonObject request(String address, String reply) {
    return new JsonObject().put("type", "send").put("address", address).put("replyAddress", reply)
        .put("body", new JsonObject()).put("more", new JsonArray().add(1));
  }
}
