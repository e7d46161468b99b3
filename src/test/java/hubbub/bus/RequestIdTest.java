package hubbub.bus;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.Topic;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.watch.Origin;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestIdTest {
  private static final Endpoint<Done, Done> FIRST = new Endpoint<>("first.do", Done::fromJson, Done::fromJson);
  private static final Endpoint<Done, Done> SECOND = new Endpoint<>("second.do", Done::fromJson, Done::fromJson);
  private static final Topic<Done> NEWS = new Topic<>("first.event.news", Done::fromJson);

  private final Vertx vertx = Vertx.vertx();
  private final List<Origin> seen = new CopyOnWriteArrayList<>();
  private Bus bus;

  @BeforeEach
  void serve() {
    bus = new Bus(vertx, Duration.ofSeconds(5));
    Bus first = new Bus(vertx, Duration.ofSeconds(5));
    Await.result(Future.all(
        first.serve(FIRST, ask -> {
          seen.add(Origin.current());
          return first.call(SECOND, ask).onComplete(done -> seen.add(Origin.current()));
        }),
        bus.serve(SECOND, ask -> {
          seen.add(Origin.current());
          return Future.failedFuture(new IllegalStateException("a defect"));
        })));
  }

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("A request of a connection has one id in all verticles, in what follows from it and in the log")
  void request_keepsItsId() {
    try (CapturedLog said = CapturedLog.of("hubbub.bus")) {
      Origin asked = within(new Origin("conn-7", ""), () ->
          bus.call(FIRST, Done.DONE).transform(done -> Future.succeededFuture(Origin.current())));
      assertThat(asked).isEqualTo(new Origin("conn-7", ""));
      assertThat(seen).containsOnly(new Origin("", "conn-7.1")).hasSize(3);
      assertThat(said.lines()).hasSize(1).first().asString().contains("request.failed");
      assertThat(said.origins()).containsExactly(new Origin("", "conn-7.1"));
    }
  }

  @Test
  @DisplayName("The next request of a connection has another id, and so have those nobody asked for")
  void requests_areToldApart() {
    try (CapturedLog said = CapturedLog.of("hubbub.bus")) {
      within(new Origin("conn-7", ""), () -> bus.call(SECOND, Done.DONE).otherwiseEmpty());
      within(new Origin("conn-7", ""), () -> bus.call(SECOND, Done.DONE).otherwiseEmpty());
      within(Origin.NONE, () -> bus.call(SECOND, Done.DONE).otherwiseEmpty());
      within(Origin.NONE, () -> bus.call(SECOND, Done.DONE).otherwiseEmpty());
      assertThat(said.lines()).hasSize(4);
    }
    assertThat(seen.stream().map(Origin::request)).doesNotHaveDuplicates().hasSize(4).doesNotContain("");
  }

  @Test
  @DisplayName("An event is done for nobody, though it was a request that began to listen")
  void event_hasNoOrigin() {
    Promise<Origin> heard = Promise.promise();
    within(new Origin("conn-7", "conn-7.3"), () ->
        bus.listen(NEWS, news -> heard.tryComplete(Origin.current())).ready());
    bus.publish(NEWS, Done.DONE);
    assertThat(Await.result(heard.future())).isEqualTo(Origin.NONE);
  }

  private <T> T within(Origin origin, Supplier<Future<T>> work) {
    ContextInternal context = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
    Promise<T> outcome = Promise.promise();
    context.runOnContext(go -> {
      origin.enter();
      work.get().onComplete(outcome);
    });
    return Await.result(outcome.future());
  }
}
