package hubbub.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Fields;
import hubbub.contract.Health;
import hubbub.contract.Message;
import hubbub.contract.Topic;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BusTest {
  private static final Endpoint<Number, Number> DOUBLE =
      new Endpoint<>("test.double", Number::fromJson, Number::fromJson);
  private static final Topic<Number> COUNTED = new Topic<>("test.event.counted", Number::fromJson);

  private Vertx vertx;
  private Bus bus;

  /** A message with one number. */
  record Number(long value) implements Message {
    static Number fromJson(JsonObject json) {
      return new Number(new Fields(json).whole("value"));
    }

    @Override
    public JsonObject toJson() {
      return new JsonObject().put("value", value);
    }
  }

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    bus = new Bus(vertx, Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    Await.result(bus.close());
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("A call is answered by whoever serves its endpoint.")
  void served_answered() {
    Await.result(bus.serve(DOUBLE, number -> Future.succeededFuture(new Number(2 * number.value()))));

    assertThat(Await.result(bus.call(DOUBLE, new Number(21)))).isEqualTo(new Number(42));
  }

  @Test
  @DisplayName("Whoever wants to know is told what a header says, and nothing where there is none.")
  void header_isHandedOn() {
    Await.result(bus.serve(DOUBLE, "weight",
        (weight, number) -> Future.succeededFuture(new Number(number.value() + weight.length()))));

    assertThat(Await.result(vertx.eventBus().<JsonObject>request(DOUBLE.address(), new Number(1).toJson(),
        new DeliveryOptions().addHeader("weight", "heavy"))).body()).isEqualTo(new Number(6).toJson());
    assertThat(Await.result(bus.call(DOUBLE, new Number(1)))).isEqualTo(new Number(1));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A fault arrives as it was made, whether failed with or thrown.")
  void fault_arrivesAsItIs(ErrorCode code) {
    Await.result(bus.serve(DOUBLE, number -> {
      Fault fault = new Fault(code, "Because of " + number.value() + ".");
      if (number.value() == 1) {
        throw fault;
      }
      return Future.failedFuture(fault);
    }));

    for (int i = 1; i <= 2; i++) {
      assertFault(bus.call(DOUBLE, new Number(i)), code, "Because of " + i + ".");
    }
  }

  @Test
  @DisplayName("A defect is INTERNAL with a correlation id; the caller learns nothing of it, the log everything once.")
  void defect_internalWithoutLeak() {
    Await.result(bus.serve(DOUBLE, number -> {
      if (number.value() == 1) {
        throw new IllegalStateException("swordfish");
      }
      return Future.failedFuture(new IllegalStateException("swordfish"));
    }));

    for (int i = 1; i <= 2; i++) {
      try (CapturedLog said = CapturedLog.of("hubbub.bus")) {
        Fault fault = (Fault) Await.failure(bus.call(DOUBLE, new Number(i)));
        assertThat(fault.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(fault.detail()).startsWith(ErrorCode.INTERNAL.sentence()).doesNotContain("swordfish", "Illegal");
        Matcher correlation = Pattern.compile("\\((\\w{8})\\)$").matcher(fault.detail());
        assertThat(correlation.find()).isTrue();
        assertThat(said.lines()).singleElement().asString()
            .startsWith("ERROR request.failed address=test.double").contains(correlation.group(1));
        assertThat(said.events().get(0).getThrowableProxy().getMessage()).isEqualTo("swordfish");
      }
    }
  }

  @Test
  @DisplayName("A shared event is one object for all who listen, and nobody can change it.")
  void sharedEvent_isNotCopied() {
    List<JsonObject> heard = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 2; i++) {
      Await.result(vertx.eventBus().<JsonObject>consumer(COUNTED.address(), said -> heard.add(said.body()))
          .completion());
    }
    bus.publishShared(COUNTED, new Number(7));
    Await.until("both heard it", () -> heard.size() == 2);
    assertThat(heard.get(0)).isSameAs(heard.get(1));
    assertThat(heard.get(0).encode()).isEqualTo("{\"value\":7}");
    assertThatThrownBy(() -> heard.get(0).put("value", 8)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @DisplayName("Events and bytes at one address arrive in the order they were published in, however many wait.")
  void eventsAndBytes_inOrder() {
    List<String> heard = new CopyOnWriteArrayList<>();
    Context listener = vertx.getOrCreateContext();
    CountDownLatch published = new CountDownLatch(1);
    Await.result(Future.<Void>future(ready -> listener.runOnContext(now -> bus.listen(COUNTED,
        number -> heard.add("event " + number.value()), bytes -> heard.add("bytes " + bytes)).ready()
        .onComplete(ready))));
    listener.runOnContext(now -> Await.until("all is published", () -> published.getCount() == 0));

    for (int i = 0; i < 1_500; i++) {
      bus.publish(COUNTED, new Number(i));
      bus.publish(COUNTED, Buffer.buffer("" + i));
    }
    published.countDown();

    Await.until("all has arrived", () -> heard.size() == 3_000);
    assertThat(heard).isEqualTo(IntStream.range(0, 1_500).boxed()
        .flatMap(i -> Stream.of("event " + i, "bytes " + i)).toList());
  }

  @Test
  @DisplayName("Where nobody serves, a call is UNAVAILABLE at once.")
  void nobodyServes_unavailable() {
    assertFault(bus.call(DOUBLE, new Number(1)), ErrorCode.UNAVAILABLE, ErrorCode.UNAVAILABLE.sentence());
  }

  @Test
  @DisplayName("Where no answer comes in time, a call is UNAVAILABLE, and a late answer harms nobody.")
  void noAnswerInTime_unavailable() {
    Promise<Number> late = Promise.promise();
    Await.result(bus.serve(DOUBLE, number -> late.future()));

    assertFault(new Bus(vertx, Duration.ofMillis(50)).call(DOUBLE, new Number(1)), ErrorCode.UNAVAILABLE,
        ErrorCode.UNAVAILABLE.sentence());
    late.complete(new Number(2));
    assertThat(Await.result(bus.call(DOUBLE, new Number(1)))).isEqualTo(new Number(2));
  }

  @Test
  @DisplayName("A request of a wrong shape, from whatever language, is a BAD_REQUEST and never reaches the handler.")
  void requestOfWrongShape_badRequest() {
    List<Number> seen = new CopyOnWriteArrayList<>();
    Await.result(bus.serve(DOUBLE, number -> {
      seen.add(number);
      return Future.succeededFuture(number);
    }));

    Endpoint<Done, Number> empty = new Endpoint<>(DOUBLE.address(), Done::fromJson, Number::fromJson);
    assertFault(bus.call(empty, Done.DONE), ErrorCode.BAD_REQUEST,
        "The field 'value' must be a whole number from 0 to 9223372036854775807.");
    for (Object body : List.of("text", 7, new JsonArray(), true)) {
      assertThat(Await.failure(vertx.eventBus().request(DOUBLE.address(), body)))
          .hasMessage("The body must be a JSON object.");
    }
    assertThat(Await.failure(vertx.eventBus().request(DOUBLE.address(), null)))
        .hasMessage("The body must be a JSON object.");
    assertThat(seen).isEmpty();
  }

  @Test
  @DisplayName("An answer of a wrong shape fails the call, and is not blamed on the caller.")
  void answerOfWrongShape_callFails() {
    vertx.eventBus().<JsonObject>consumer(DOUBLE.address(), message -> message.reply(
        message.body().getLong("value") == 1 ? new JsonObject().put("value", "two") : "no object"));

    try (CapturedLog said = CapturedLog.of("hubbub.bus")) {
      for (int i = 1; i <= 2; i++) {
        Fault fault = (Fault) Await.failure(bus.call(DOUBLE, new Number(i)));
        assertThat(fault.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(said.lines()).hasSize(i).allMatch(line -> line.startsWith("ERROR call.failed address=test.double"));
      }
    }
  }

  @Test
  @DisplayName("A failure number that is not in the table is INTERNAL.")
  void unknownNumber_internal() {
    vertx.eventBus().consumer(DOUBLE.address(), message -> message.fail(987_654, "odd"));

    assertThat(((Fault) Await.failure(bus.call(DOUBLE, new Number(1)))).code()).isEqualTo(ErrorCode.INTERNAL);
  }

  @Test
  @DisplayName("Events reach every listener in order; one of a wrong shape is logged and dropped, no more.")
  void events_reachListenersInOrder() {
    List<Long> one = new CopyOnWriteArrayList<>();
    List<Long> two = new CopyOnWriteArrayList<>();
    Await.result(bus.listen(COUNTED, number -> one.add(number.value())).ready());
    Await.result(bus.listen(COUNTED, number -> two.add(number.value())).ready());

    try (CapturedLog said = CapturedLog.of("hubbub.bus")) {
      IntStream.rangeClosed(1, 50).forEach(i -> bus.publish(COUNTED, new Number(i)));
      vertx.eventBus().publish(COUNTED.address(), new JsonObject().put("value", "x"));
      vertx.eventBus().publish(COUNTED.address(), "x");
      bus.publish(COUNTED, new Number(51));

      Await.until("the last event arrives", () -> one.contains(51L) && two.contains(51L));
      assertThat(said.lines()).hasSize(4).allMatch(line -> line.startsWith("WARN event.dropped address=test.event"));
    }
    assertThat(one).isEqualTo(IntStream.rangeClosed(1, 51).mapToObj(Long::valueOf).toList()).isEqualTo(two);
  }

  @Test
  @DisplayName("A closed subscription hears nothing more, and the others go on.")
  void subscriptionClosed_silent() {
    List<Long> gone = new CopyOnWriteArrayList<>();
    List<Long> there = new CopyOnWriteArrayList<>();
    Subscription subscription = bus.listen(COUNTED.of("key"), number -> gone.add(number.value()));
    Await.result(bus.listen(COUNTED.of("key"), number -> there.add(number.value())).ready());
    Await.result(subscription.close());

    bus.publish(COUNTED.of("key"), new Number(1));
    Await.until("the event arrives", () -> there.contains(1L));
    assertThat(gone).isEmpty();
  }

  @Test
  @DisplayName("A closed bus serves nothing and hears nothing; closing it twice is harmless.")
  void closed_servesNothing() {
    List<Long> heard = new CopyOnWriteArrayList<>();
    Await.result(bus.serve(DOUBLE, Future::succeededFuture));
    Await.result(bus.listen(COUNTED, number -> heard.add(number.value())).ready());

    Await.result(bus.close());
    Await.result(bus.close());

    assertThat(((Fault) Await.failure(bus.call(DOUBLE, new Number(1)))).code()).isEqualTo(ErrorCode.UNAVAILABLE);
    bus.publish(COUNTED, new Number(1));
    assertThat(heard).isEmpty();
  }

  @Test
  @DisplayName("Handlers and answers come on the context that registered or asked.")
  void contexts_kept() {
    Context server = vertx.getOrCreateContext();
    Promise<Void> ready = Promise.promise();
    Promise<Boolean> served = Promise.promise();
    server.runOnContext(go -> bus.serve(DOUBLE, number -> {
      served.tryComplete(Vertx.currentContext() != null && server.equals(((io.vertx.core.internal.ContextInternal)
          Vertx.currentContext()).unwrap()));
      return Future.succeededFuture(number);
    }).onComplete(ready));
    Await.result(ready.future());

    assertThat(Await.result(bus.call(DOUBLE, new Number(1)))).isEqualTo(new Number(1));
    assertThat(Await.result(served.future())).isTrue();
  }

  @Test
  @DisplayName("A verticle's health is asked like anything else.")
  void health_answered() {
    Await.result(bus.serveHealth("test", () -> new Health(false, "The store is full.")));

    assertThat(Await.result(bus.call(Health.of("test"), Done.DONE))).isEqualTo(new Health(false, "The store is full."));
  }

  private static void assertFault(Future<?> call, ErrorCode code, String detail) {
    assertThat(Await.failure(call)).isInstanceOfSatisfying(Fault.class, fault -> {
      assertThat(fault.code()).isEqualTo(code);
      assertThat(fault.detail()).isEqualTo(detail);
    });
  }
}
