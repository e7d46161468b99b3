package hubbub.busbridge;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Named;
import hubbub.testing.Await;
import hubbub.testing.BusClient;
import hubbub.testing.CapturedLog;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services are asked over the bus, and answer well, badly, late or never. */
class AnswersIT {
  private static final String COUNT = "service.stats.count";
  private static final Endpoint<Done, Named> ASK = new Endpoint<>(COUNT, Done::fromJson, Named::fromJson);

  private BusBridge bridge;
  private Bus bus;

  @AfterEach
  void stop() {
    bridge.close();
  }

  @Test
  @DisplayName("A service answers what it is asked, once")
  void answer_arrivesOnce() {
    start();
    try (BusClient stats = listening(BusBridge.STATS)) {
      Future<Named> asked = bus.call(ASK, Done.DONE);
      JsonObject request = request(stats);
      stats.send(answer(request, new JsonObject().put("name", "seven")));
      assertThat(Await.result(asked).name()).isEqualTo("seven");

      stats.send(answer(request, new JsonObject().put("name", "eight")));
      assertThat(stats.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
    }
  }

  @Test
  @DisplayName("One service asks another one and is answered, and the other knows who asks")
  void services_askEachOther() {
    start();
    try (BusClient stats = listening(BusBridge.STATS); BusClient other = listening(BusBridge.OTHER)) {
      other.send(new JsonObject().put("type", "send").put("address", COUNT).put("replyAddress", "mine")
          .put("body", new JsonObject()));
      JsonObject request = request(stats);
      assertThat(request.getJsonObject("headers").getString("hubbub-service")).isEqualTo("other");
      stats.send(answer(request, new JsonObject().put("name", "seven")));
      assertThat(other.frames().await("the answer", frame -> "mine".equals(frame.getString("address")))
          .getJsonObject("body").getString("name")).isEqualTo("seven");
    }
  }

  @ParameterizedTest
  @CsvSource({"37,MUTED", "3,BAD_REQUEST", "999999,INTERNAL"})
  @DisplayName("A failing answer has a code and words; a code that the hub does not know is INTERNAL to its parts")
  void failure_arrives(int number, ErrorCode code) {
    start();
    try (BusClient stats = listening(BusBridge.STATS)) {
      Future<Named> asked = bus.call(ASK, Done.DONE);
      stats.send(failure(request(stats), number, "Not now."));
      Fault fault = Await.refused(asked, code);
      assertThat(fault.detail()).isEqualTo("Not now.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"failureCode\":\"x\"}", "{\"failureCode\":0}", "{\"failureCode\":-1}",
      "{\"failureCode\":1000000}", "{\"failureCode\":1.5}", "{\"failureCode\":7,\"message\":7}", "{\"body\":\"text\"}",
      "{\"body\":[]}", "{\"headers\":7}", "{\"replyAddress\":\"more\"}"})
  @DisplayName("An answer of a wrong shape is an error frame, and a right one may follow")
  void wrongShape_isRefused(String wrong) {
    start();
    try (BusClient stats = listening(BusBridge.STATS)) {
      Future<Named> asked = bus.call(ASK, Done.DONE);
      JsonObject request = request(stats);
      stats.send(answer(request, new JsonObject()).mergeIn(new JsonObject(wrong)));
      assertThat(stats.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.BAD_REQUEST.number());
      stats.send(failure(request, 7, "x".repeat(257)));
      assertThat(stats.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.BAD_REQUEST.number());
      stats.send(answer(request, new JsonObject().put("name", "seven")));
      assertThat(Await.result(asked).name()).isEqualTo("seven");
    }
  }

  @Test
  @DisplayName("An answer that is not what the contract says is INTERNAL to who asked and harms nobody else")
  void nonsense_isInternal() {
    start();
    try (BusClient stats = listening(BusBridge.STATS)) {
      Future<Named> asked = bus.call(ASK, Done.DONE);
      stats.send(answer(request(stats), new JsonObject().put("name", 7)));
      Await.refused(asked, ErrorCode.INTERNAL);
    }
  }

  @Test
  @DisplayName("Nobody answers what another service was asked")
  void foreignAnswers_areImpossible() {
    start();
    try (BusClient stats = listening(BusBridge.STATS); BusClient other = listening(BusBridge.OTHER)) {
      Future<Named> asked = bus.call(ASK, Done.DONE);
      JsonObject request = request(stats);
      other.send(answer(request, new JsonObject().put("name", "forged")));
      assertThat(other.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
      other.send(failure(request, 7, "forged"));
      assertThat(other.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.FORBIDDEN.number());
      stats.send(answer(request, new JsonObject().put("name", "seven")));
      assertThat(Await.result(asked).name()).isEqualTo("seven");
    }
  }

  @Test
  @DisplayName("Of who never answers only so much is waited for, for so long, and late answers are no crime")
  void silence_pilesNothingUp() {
    start(new JsonObject().put("requests", 2).put("offences", 1), new JsonObject().put("requestSeconds", 1));
    try (BusClient stats = listening(BusBridge.STATS)) {
      List<Future<Named>> asked = new ArrayList<>();
      asked.add(bus.call(ASK, Done.DONE));
      JsonObject first = request(stats);
      asked.add(bus.call(ASK, Done.DONE));
      request(stats);
      Await.refused(bus.call(ASK, Done.DONE), ErrorCode.BUSY);
      asked.forEach(one -> Await.refused(one, ErrorCode.UNAVAILABLE));

      stats.send(answer(first, new JsonObject().put("name", "late")));
      assertThat(stats.frames().next().getInteger("failureCode")).isEqualTo(ErrorCode.UNAVAILABLE.number());
      Future<Named> again = bus.call(ASK, Done.DONE);
      stats.send(answer(request(stats), new JsonObject().put("name", "in time")));
      assertThat(Await.result(again).name()).isEqualTo("in time");
    }
  }

  @Test
  @DisplayName("When a service's connection is lost, who waits for its answers is told at once")
  void lostService_isTold() {
    start();
    BusClient stats = listening(BusBridge.STATS);
    long start = System.nanoTime();
    Future<Named> asked = bus.call(ASK, Done.DONE);
    request(stats);
    stats.wire().close();
    Await.refused(asked, ErrorCode.UNAVAILABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    Await.until("nobody is there", () -> {
      Await.refused(bus.call(ASK, Done.DONE), ErrorCode.UNAVAILABLE);
      return true;
    });
    try (BusClient back = listening(BusBridge.STATS)) {
      Future<Named> again = bus.call(ASK, Done.DONE);
      back.send(answer(request(back), new JsonObject().put("name", "back")));
      assertThat(Await.result(again).name()).isEqualTo("back");
    }
  }

  @Test
  @DisplayName("A second connection of a service takes the place of the first, and is asked from then on")
  void newest_takesThePlace() {
    start();
    try (CapturedLog log = CapturedLog.of("hubbub.busbridge"); BusClient old = listening(BusBridge.STATS);
        BusClient fresh = listening(BusBridge.STATS)) {
      assertThat(old.frames().await("the reason", frame -> "err".equals(frame.getString("type")))
          .getInteger("failureCode")).isEqualTo(ErrorCode.ALREADY_CONNECTED.number());
      old.frames().awaitEnd();
      assertThat(log.lines()).anyMatch(line -> line.contains("busbridge.token.shared of=service.stats"));
      for (int i = 0; i < 4; i++) {
        Future<Named> asked = bus.call(ASK, Done.DONE);
        fresh.send(answer(request(fresh), new JsonObject().put("name", "fresh")));
        assertThat(Await.result(asked).name()).isEqualTo("fresh");
      }
    }
  }

  @Test
  @DisplayName("A machine that says nothing is asked for a sign of life within ten seconds")
  void silentMachine_isAsked() {
    start();
    try (BusClient stats = listening(BusBridge.STATS)) {
      Await.until("the system waits to ask", () -> secondsToSign(bridge.port()).stream().anyMatch(wait -> wait <= 10));
      assertThat(stats.frames().all()).isNotEmpty();
    }
  }

  /** The times until the connections at a port are asked whether they are alive, as the system tells them. */
  private static List<Integer> secondsToSign(int port) {
    String local = String.format(":%04X", port);
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6").map(Path::of).filter(Files::exists).flatMap(AnswersIT::lines)
        .map(line -> line.strip().split(" +"))
        .filter(fields -> fields[1].endsWith(local) && fields[3].equals("01") && fields[5].startsWith("02:"))
        .map(fields -> Integer.parseInt(fields[5].substring(3), 16) / 100).toList();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void start() {
    start(new JsonObject(), new JsonObject());
  }

  private void start(JsonObject limits, JsonObject timing) {
    bridge = new BusBridge(BusBridge.config().put("limits", limits).put("timing", timing));
    bus = new Bus(bridge.vertx(), Duration.ofSeconds(20));
  }

  /** A service that is asked at its address from now on. */
  private BusClient listening(String token) {
    BusClient client = BusClient.login(bridge.port(), token);
    client.register(token.equals(BusBridge.STATS) ? COUNT : "service.other.count").send(BusClient.ping(token));
    client.frames().await("pong", frame -> "pong".equals(frame.getString("type")));
    return client;
  }

  private static JsonObject request(BusClient client) {
    return client.frames().await("a request", frame -> COUNT.equals(frame.getString("address")));
  }

  private static JsonObject answer(JsonObject request, JsonObject body) {
    return new JsonObject().put("type", "send").put("address", request.getString("replyAddress")).put("body", body);
  }

  private static JsonObject failure(JsonObject request, int code, String words) {
    return answer(request, new JsonObject()).put("failureCode", code).put("message", words);
  }
}
