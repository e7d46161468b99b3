package hubbub.bridge.protocol.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.testing.Await;
import hubbub.testing.BusClient;
import hubbub.testing.EventBusClient;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventBusIT {
  private static EventBusRig rig;
  private static String ann;

  @BeforeAll
  static void start(@TempDir Path folder) {
    rig = new EventBusRig(folder, EventBusRig.section());
    ann = rig.signUp("ann");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  static Stream<Function<String, EventBusClient>> ways() {
    return Stream.of(
        token -> EventBusClient.login(rig.port(), token),
        token -> EventBusClient.plain(rig.port(), "Cookie: hubbub=" + token),
        token -> EventBusClient.introduced(rig.port(), token),
        token -> EventBusClient.sockJs(rig.port(), "Cookie: hubbub=" + token),
        token -> EventBusClient.sockJs(rig.port()).send(BusClient.ping(token)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("However the token comes, and however frames are packed, one asks the bus and is answered")
  void request_isAnswered(Function<String, EventBusClient> way) {
    try (EventBusClient client = way.apply(ann)) {
      JsonObject answer = client.ask(EventBusRig.ECHO, new JsonObject().put("text", "öß \u2028 \"x\""));

      assertThat(answer.getString("type")).isEqualTo("rec");
      assertThat(answer.getJsonObject("body")).isEqualTo(new JsonObject().put("text", "öß \u2028 \"x\""));
      assertThat(rig.peer().lastHeaders().get("hubbub-person")).isEqualTo("ann");
      assertThat(rig.peer().lastHeaders().get("hubbub-account")).isEqualTo("ann");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("Events reach those who listen until they want no more of them, and again when they do")
  void events_arriveWhileListening(Function<String, EventBusClient> way) {
    try (EventBusClient client = way.apply(ann)) {
      client.register(EventBusRig.EVENTS).ask(EventBusRig.ECHO, new JsonObject());
      rig.bus().publish(EventBusRig.EVENTS, new JsonObject().put("text", "one"));
      JsonObject event = client.await("an event", frame -> EventBusRig.EVENTS.equals(frame.getString("address")));
      assertThat(event.getString("type")).isEqualTo("rec");
      assertThat(event.getJsonObject("body").getString("text")).isEqualTo("one");

      client.unregister(EventBusRig.EVENTS).ask(EventBusRig.ECHO, new JsonObject());
      rig.bus().publish(EventBusRig.EVENTS, new JsonObject().put("text", "two"));
      client.register(EventBusRig.EVENTS).ask(EventBusRig.ECHO, new JsonObject());
      rig.bus().publish(EventBusRig.EVENTS, new JsonObject().put("text", "three"));
      client.await("the third", frame -> frame.encode().contains("three"));
      assertThat(client.all()).doesNotContain("two");
    }
  }

  @Test
  @DisplayName("Those who come as SockJS are greeted as SockJS does, and may send many frames in one message")
  void sockJs_packs() {
    try (WebSocketWire wire = WebSocketWire.open(rig.port(), "/eventbus/1/a-b_c/websocket")) {
      assertThat(wire.received().next()).isEqualTo("o");
      wire.text("[]").text("").text(new JsonArray().add("{\"type\":\"ping\"}").encode());
      wire.text(new JsonArray().add(BusClient.ping(ann).encode())
          .add(send(EventBusRig.ECHO).put("replyAddress", "a").encode())
          .add(send(EventBusRig.ECHO).put("replyAddress", "b").encode()).encode());
      assertThat(wire.received().next()).isEqualTo("a[\"{\\\"type\\\":\\\"pong\\\"}\"]");
      assertThat(wire.received().next()).startsWith("a[\"{\\\"type\\\":\\\"rec\\\",\\\"address\\\":\\\"a\\\"");
      assertThat(wire.received().next()).startsWith("a[\"{\\\"type\\\":\\\"rec\\\",\\\"address\\\":\\\"b\\\"");
      // A single text is no array, and SockJS takes it all the same.
      wire.text("\"" + send(EventBusRig.ECHO).put("replyAddress", "c").encode().replace("\"", "\\\"") + "\"");
      assertThat(wire.received().next()).contains("\\\"c\\\"");
    }
  }

  @Test
  @DisplayName("A failure of whoever was asked arrives with its number and words; nobody there is told as well")
  void failures_arrive() {
    rig.bus().<JsonObject>consumer("test.echo.fail", ask -> ask.fail(ErrorCode.MUTED.number(), "You are muted."));
    try (EventBusClient client = EventBusClient.login(rig.port(), ann)) {
      JsonObject failed = client.ask("test.echo.fail", new JsonObject());
      assertThat(failed.getString("type")).isEqualTo("err");
      assertThat(failed.getInteger("failureCode")).isEqualTo(ErrorCode.MUTED.number());
      assertThat(failed.getString("message")).isEqualTo("You are muted.");
      assertThat(client.ask("test.echo.nobody", new JsonObject()).getString("failureType")).isEqualTo("NO_HANDLERS");
    }
  }

  @Test
  @DisplayName("A robot is asked on the bus, answers once, and whoever asked has its answer")
  void robot_answers() {
    AtomicInteger answers = new AtomicInteger();
    try (EventBusClient robot = EventBusClient.introduced(rig.port(), EventBusRig.ROBOT)) {
      robot.register("robot.7.asked").ask(EventBusRig.ECHO, new JsonObject());
      assertThat(rig.peer().lastHeaders().get("hubbub-robot")).isEqualTo("7");
      rig.bus().<JsonObject>request("robot.7.asked", new JsonObject().put("sum", 3))
          .onSuccess(reply -> answers.addAndGet(reply.body().getInteger("sum")));
      JsonObject asked = robot.await("the question", frame -> "robot.7.asked".equals(frame.getString("address")));
      JsonObject answer = send(asked.getString("replyAddress")).put("body", new JsonObject().put("sum", 6));
      robot.send(answer).ask(EventBusRig.ECHO, new JsonObject());
      Await.until("whoever asked has the answer", () -> answers.get() > 0);
      assertThat(answers).hasValue(6);
      robot.send(answer.put("replyAddress", "twice"));
      assertThat(robot.await("the second is refused", frame -> "twice".equals(frame.getString("address")))
          .getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"robot.wrong", "eyJhbGciOi.xxxxxxxxx.yyyyyyyyy", "x", ".", "robot."})
  @DisplayName("A token that is none is told so and the connection closed, whichever way it came")
  void wrongToken_isClosed(String token) {
    for (EventBusClient stranger : List.of(EventBusClient.login(rig.port(), token),
        EventBusClient.plain(rig.port()).send(BusClient.ping(token)))) {
      try (stranger) {
        assertThat(stranger.next().getInteger("failureCode")).isEqualTo(ErrorCode.TOKEN_INVALID.number());
        assertThat(stranger.awaitEnd()).isEqualTo("close 4100 The login failed.");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"type\":\"send\",\"address\":\"test.echo.one\",\"body\":{}}",
      "{\"type\":\"register\",\"address\":\"test.event.one\"}",
      "{\"type\":\"publish\",\"address\":\"test.echo.one\",\"body\":{}}",
      "{\"type\":\"ping\",\"headers\":{\"token\":7}}", "{}", "[]", "7", "hello", "{"})
  @DisplayName("Anything but a token as the first frame ends the connection, and nothing of it reaches the bus")
  void frameBeforeToken_isClosed(String first) {
    int before = rig.peer().arrived().size();
    try (EventBusClient stranger = EventBusClient.plain(rig.port()).send(new JsonObject().put("type", "ping"))) {
      stranger.sendText(first);
      assertThat(stranger.next().getString("type")).isEqualTo("err");
      assertThat(stranger.awaitEnd()).isEqualTo("close 1008 Please log in first.");
      assertThat(rig.peer().arrived()).hasSize(before);
    }
  }

  private static JsonObject send(String address) {
    return new JsonObject().put("type", "send").put("address", address).put("body", new JsonObject());
  }
}
