package hubbub.bridge.protocol.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.testing.EventBusClient;
import hubbub.testing.TcpWire;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that no decent client sends, and more of them than anybody should. */
class EventBusHostileIT {
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final String ECHO = EventBusRig.ECHO;
  private static final String EVENTS = EventBusRig.EVENTS;

  @TempDir
  private Path folder;

  private EventBusRig rig;
  private String ann;

  @AfterEach
  void stop() {
    rig.close();
  }

  private void start(JsonObject section) {
    rig = new EventBusRig(folder, section);
    ann = rig.signUp("ann");
  }

  @Test
  @DisplayName("Each frame of a wrong shape is refused with code and words, and the connection goes on")
  void badFrames_areRefused() {
    start(EventBusRig.section());
    List<String> bad = List.of(
        "hello", "{", "[]", "7", "null", "\"x\"", "", " ", "{}", "{\"type\":7}", "{\"type\":\"send\"}",
        "{\"type\":\"fly\",\"address\":\"test.echo.one\"}", "{\"type\":\"rec\",\"address\":\"test.echo.one\"}",
        "{\"type\":\"send\",\"address\":7}", "{\"type\":\"send\",\"address\":[\"a\"]}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"body\":\"text\"}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"body\":123456789012345678901234567890}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"replyAddress\":{}}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"replyAddress\":\"" + "r".repeat(37) + "\"}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"headers\":7}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"headers\":{\"x\":{}}}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"headers\":{\"x\":null}}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"headers\":{\"a b\":\"x\"}}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"headers\":{\"ä\":\"x\"}}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"headers\":{\"\":\"x\"}}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"headers\":{\"x\":\"a\\r\\nb\"}}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"headers\":{\"x\":\"\\u0000\"}}",
        "{\"type\":\"send\",\"address\":\"" + "a".repeat(257) + "\"}",
        "{\"type\":\"unregister\",\"address\":\"test.event.one\"}",
        "{\"type\":\"send\",\"address\":\"test.echo.one\",\"body\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)
            + "}",
        "[".repeat(20_000), "{\"a\":".repeat(8_000));
    for (String text : bad) {
      try (EventBusClient client = EventBusClient.login(rig.port(), ann)) {
        client.sendText(text);
        JsonObject refused = client.next();
        assertThat(refused.getString("type")).as(text).isEqualTo("err");
        assertThat(refused.getInteger("failureCode")).as(text).isEqualTo(ErrorCode.BAD_REQUEST.number());
        assertThat(refused.getString("message")).as(text).isNotEmpty();
        assertThat(client.ask(ECHO, new JsonObject()).getString("type")).as(text).isEqualTo("rec");
      }
    }
    assertThat(rig.peer().arrived()).hasSize(bad.size()).containsOnly(ECHO);
  }

  @Test
  @DisplayName("What is no text, no UTF-8 or too long is refused likewise; the longest message gets through")
  void badMessages_areRefused() {
    start(EventBusRig.section());
    try (EventBusClient client = EventBusClient.login(rig.port(), ann)) {
      client.ask(ECHO, new JsonObject());
      client.wire().frame(BINARY, true, "{\"type\":\"ping\"}".getBytes());
      assertThat(client.next().getString("message")).isEqualTo("Frames are sent as text.");
      client.wire().frame(TEXT, true, (byte) 0xff, (byte) 0xfe);
      assertThat(client.next().getString("message")).isEqualTo("The message is not UTF-8.");
      client.sendText("x".repeat(65_537));
      assertThat(client.next().getString("message")).isEqualTo("The message is too long.");
      JsonObject request = new JsonObject().put("type", "send").put("address", ECHO).put("replyAddress", "long")
          .put("body", new JsonObject().put("text", ""));
      int spare = 65_536 - request.encode().length();
      client.send(request.put("body", new JsonObject().put("text", "x".repeat(spare))));
      assertThat(client.await("the answer", frame -> "long".equals(frame.getString("address")))
          .getJsonObject("body").getString("text")).hasSize(spare);
    }
  }

  @Test
  @DisplayName("Frames torn into single bytes and glued together are the same frames")
  void tornAndGlued_areTheSame() {
    start(EventBusRig.section());
    String header = "Authorization: Token " + ann;
    try (EventBusClient torn = EventBusClient.over(WebSocketWire.over(TcpWire.open(rig.port()).singly(), rig.port(),
        "/eventbus/websocket", header))) {
      assertThat(torn.ask(ECHO, new JsonObject().put("text", "öß")).getJsonObject("body").getString("text"))
          .isEqualTo("öß");
    }
    try (EventBusClient glued = EventBusClient.login(rig.port(), ann)) {
      glued.wire().wire().gather();
      for (int i = 0; i < 50; i++) {
        glued.request(ECHO, new JsonObject());
      }
      glued.wire().wire().glued();
      for (int i = 1; i <= 50; i++) {
        String id = "request-" + i;
        glued.await(id, frame -> id.equals(frame.getString("address")));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "{}", "[7]", "[[]]", "[null]", "7", "null", "[\"a\"", "{\"type\":\"ping\"}"})
  @DisplayName("What is no array of texts is refused where frames are packed as SockJS does it")
  void badPacking_isRefused(String message) {
    start(EventBusRig.section());
    try (EventBusClient client = EventBusClient.sockJs(rig.port(), "Cookie: hubbub=" + ann)) {
      client.wire().text(message);
      assertThat(client.next().getString("message")).isEqualTo("A message of SockJS must be an array of texts.");
      assertThat(client.ask(ECHO, new JsonObject()).getString("type")).isEqualTo("rec");
    }
  }

  @Test
  @DisplayName("Who goes on with frames that are refused is closed and told why, over both packings, and is in the log")
  void repeatedOffences_close() {
    start(EventBusRig.limited("offences", 5));
    try (CapturedLog log = CapturedLog.detailed("hubbub.bridge.protocol.eventbus");
        EventBusClient plain = EventBusClient.login(rig.port(), ann);
        EventBusClient packed = EventBusClient.sockJs(rig.port(), "Cookie: hubbub=" + ann)) {
      for (int i = 0; i < 5; i++) {
        plain.send(new JsonObject().put("type", "send").put("address", "auth.ban"));
        packed.sendText("{");
      }
      assertThat(plain.awaitEnd()).isEqualTo("close 4108 There were too many frames that are not allowed.");
      assertThat(plain.last().getString("message")).isEqualTo("There were 5 frames that are not allowed.");
      assertThat(packed.awaitEnd()).startsWith("close 4108");
      assertThat(packed.wire().received().all().getLast())
          .isEqualTo("c[4108,\"There were too many frames that are not allowed.\"]");
      assertThat(String.join("\n", log.lines()))
          .containsPattern("INFO eventbus.opened peer=\\S+ of=account.ann person=ann address=127.0.0.1")
          .containsPattern("INFO eventbus.refused peer=\\S+ of=account.ann address=auth.ban code=forbidden")
          .containsPattern("WARN eventbus.offended peer=\\S+ of=account.ann frames=5")
          .containsPattern("INFO eventbus.closed peer=\\S+ of=account.ann reason=OFFENDED");
    }
    try (EventBusClient again = EventBusClient.login(rig.port(), ann)) {
      assertThat(again.ask(ECHO, new JsonObject()).getString("type")).isEqualTo("rec");
    }
  }

  @Test
  @DisplayName("However many frames are refused the log has so many lines a second, and says how many it has not")
  void log_isBounded() {
    start(EventBusRig.limited("offences", 10_000));
    try (CapturedLog log = CapturedLog.detailed("hubbub.bridge.protocol.eventbus");
        EventBusClient client = EventBusClient.login(rig.port(), ann)) {
      long start = System.nanoTime();
      for (int i = 0; i < 90; i++) {
        client.sendText("{");
      }
      client.ask(ECHO, new JsonObject());
      long seconds = 2 + (System.nanoTime() - start) / 1_000_000_000L;
      assertThat(log.lines()).hasSizeLessThanOrEqualTo((int) (21 * seconds));
      Await.until("what is left out is counted", () -> {
        client.sendText("{");
        return log.lines().stream().anyMatch(line -> line.startsWith("WARN eventbus.audit.full left_out="));
      });
    }
  }

  @Test
  @DisplayName("A connection listens to so many addresses and waits for so many answers, and no more")
  void registrationsAndRequests_areBounded() {
    JsonObject section = EventBusRig.section().put("limits",
        new JsonObject().put("registrations", 3).put("requests", 3));
    start(section);
    rig.bus().consumer("test.echo.silent", ask -> { });
    try (EventBusClient client = EventBusClient.login(rig.port(), ann)) {
      for (int i = 0; i < 3; i++) {
        client.register("test.event.e" + i).request("test.echo.silent", new JsonObject());
      }
      client.register("test.event.e1");
      assertThat(client.next().getString("message")).isEqualTo("You listen to test.event.e1 already.");
      client.register("test.event.e3");
      assertThat(client.next().getString("message")).isEqualTo("You listen to as many addresses as you may.");
      assertThat(client.ask(ECHO, new JsonObject()).getInteger("failureCode")).isEqualTo(ErrorCode.BUSY.number());
      client.unregister("test.event.e1").register("test.event.e3").unregister("test.event.e9");
      assertThat(client.next().getString("message")).isEqualTo("You do not listen to test.event.e9.");
    }
  }

  @Test
  @DisplayName("Requests that were answered, with success or failure, count no more; one name serves one at a time")
  void answeredRequests_countNoMore() {
    start(EventBusRig.limited("requests", 2));
    rig.bus().consumer("test.echo.silent", ask -> { });
    try (EventBusClient client = EventBusClient.login(rig.port(), ann)) {
      for (int i = 0; i < 10; i++) {
        assertThat(client.ask(ECHO, new JsonObject()).getString("type")).isEqualTo("rec");
        assertThat(client.ask("test.echo.nobody", new JsonObject()).getString("failureType")).isEqualTo("NO_HANDLERS");
      }
      JsonObject silent = new JsonObject().put("type", "send").put("address", "test.echo.silent")
          .put("replyAddress", "x");
      client.send(silent).send(silent);
      assertThat(client.next().getString("message")).isEqualTo("You wait for an answer at x already.");
    }
  }

  @Test
  @DisplayName("Of one account there are so many connections on all event loops; one that ends makes room")
  void connections_areBounded() {
    start(EventBusRig.limited("connectionsPerOwner", 2));
    String bob = rig.signUp("bob");
    try (EventBusClient first = EventBusClient.introduced(rig.port(), ann);
        EventBusClient second = EventBusClient.introduced(rig.port(), ann)) {
      try (EventBusClient third = EventBusClient.login(rig.port(), ann)) {
        assertThat(third.next().getString("message")).isEqualTo("You have as many connections as you may.");
        assertThat(third.awaitEnd()).startsWith("close 1013");
      }
      EventBusClient.introduced(rig.port(), bob).close();
      second.wire().close(1000);
      Await.until("there is room", () -> {
        try (EventBusClient third = EventBusClient.login(rig.port(), ann)) {
          return !"err".equals(third.ask(ECHO, new JsonObject()).getString("type"));
        } catch (AssertionError refused) {
          return false;
        }
      });
      assertThat(first.ask(ECHO, new JsonObject()).getString("type")).isEqualTo("rec");
    }
  }

  @Test
  @DisplayName("A flood is read more slowly, loses nothing, and slows nobody else, also where it is one message")
  void flood_isSlowed() {
    start(EventBusRig.limited("framesPerSecond", 20));
    JsonArray message = new JsonArray();
    for (int i = 0; i < 60; i++) {
      message.add(new JsonObject().put("type", "send").put("address", ECHO).put("replyAddress", "r" + i).encode());
    }
    try (EventBusClient flood = EventBusClient.sockJs(rig.port(), "Cookie: hubbub=" + ann);
        EventBusClient other = EventBusClient.introduced(rig.port(), ann)) {
      other.ask(ECHO, new JsonObject());
      long start = System.nanoTime();
      flood.wire().text(message.encode());
      assertThat(other.ask(ECHO, new JsonObject()).getString("type")).isEqualTo("rec");
      for (int i = 0; i < 60; i++) {
        String id = "r" + i;
        assertThat(flood.next().getString("address")).isEqualTo(id);
      }
      assertThat(System.nanoTime() - start).isGreaterThan(1_800_000_000L);
    }
  }

  @Test
  @DisplayName("Who does not read is cut off and told so when it reads on; who reads beside it gets everything")
  void slowReader_isCutOff() {
    // It reads on only when all was published, and must not have been given up by then.
    rig = new EventBusRig(folder, EventBusRig.section(), new JsonObject().put("closeSeconds", 60));
    ann = rig.signUp("ann");
    JsonObject big = new JsonObject().put("text", "x".repeat(60_000));
    try (EventBusClient slow = EventBusClient.over(WebSocketWire.openSmall(4_096, rig.port(), "/eventbus/websocket",
        "Authorization: Token " + ann)); EventBusClient quick = EventBusClient.login(rig.port(), ann)) {
      slow.register(EVENTS).ask(ECHO, new JsonObject());
      quick.register(EVENTS).ask(ECHO, new JsonObject());
      slow.wire().stall();
      for (int i = 0; i < 300; i++) {
        rig.bus().publish(EVENTS, big.copy().put("number", i));
        int number = i;
        assertThat(quick.await("event " + i, frame -> EVENTS.equals(frame.getString("address")))
            .getJsonObject("body").getInteger("number")).isEqualTo(number);
      }
      slow.wire().resume();
      assertThat(slow.awaitEnd()).isEqualTo("close 4103 The client read too slowly.");
      assertThat(slow.last().getString("message")).isEqualTo("The client read too slowly.");
      assertThat(slow.wire().received().count()).isLessThan(300);
    }
  }
}
