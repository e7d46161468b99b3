package hubbub.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.auth.Principal;
import hubbub.contract.console.desk.Welcome;
import hubbub.contract.rooms.Attached;
import hubbub.contract.rooms.Pulse;
import hubbub.contract.rooms.RoomsApi;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import hubbub.watch.LogLevels;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChatTest {
  private static final String LOG = "hubbub.console.desk";
  private static final Attached ATTACHED = new Attached("Ann", true, 1, "r", List.of("general"), List.of(), 0);
  private static final Pulse FORGOTTEN = new Pulse("r", true, 0, List.of());
  private static final Caller ANN = new Caller("7", new Principal("Ann", List.of(Principal.USER), "", 1, 0));

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Bus rooms = new Bus(vertx, Duration.ofSeconds(5));
  private final Chat chat = new Chat(new Bus(vertx, Duration.ofSeconds(5)), "desk");

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("Once somebody was there the rooms hear that the desk lives, also while nobody is")
  void beat_goesOn() {
    AtomicInteger beats = new AtomicInteger();
    AtomicInteger left = new AtomicInteger();
    Await.result(Future.all(
        rooms.serve(RoomsApi.ATTACH, attach -> Future.succeededFuture(ATTACHED)),
        rooms.serve(RoomsApi.DETACH, session -> {
          left.incrementAndGet();
          return Future.succeededFuture(Done.DONE);
        }),
        rooms.serve(RoomsApi.ALIVE, alive -> {
          beats.incrementAndGet();
          return Future.succeededFuture(new Pulse("r", false, 0, List.of()));
        })));
    chat.beat();
    Await.result(chat.welcome(ANN));
    assertThat(beats).as("whom the rooms do not know they do not miss").hasValue(0);
    chat.beat();
    Await.until("it is heard", () -> beats.get() == 1);
    chat.leave("7");
    Await.until("she has left", () -> left.get() == 1);
    chat.beat();
    Await.until("it is heard again", () -> beats.get() == 2);
  }

  @Test
  @DisplayName("A desk that was taken for dead brings back whoever is at it, and says nothing while nobody is")
  void forgotten_bringsBackPeople() {
    AtomicInteger beats = new AtomicInteger();
    Await.result(Future.all(
        rooms.serve(RoomsApi.ATTACH, attach -> Future.succeededFuture(ATTACHED)),
        rooms.serve(RoomsApi.DETACH, session -> Future.succeededFuture(Done.DONE)),
        rooms.serve(RoomsApi.ALIVE, alive -> {
          beats.incrementAndGet();
          return Future.succeededFuture(FORGOTTEN);
        })));
    atDesk(() -> chat.welcome(ANN));
    LogLevels.set(LOG, "INFO");
    try (CapturedLog said = CapturedLog.of(LOG)) {
      atDesk(() -> {
        chat.leave("7");
        chat.beat();
        chat.beat();
        return Future.succeededFuture();
      });
      Await.until("both are heard", () -> beats.get() == 2);
      // The answers come in order, this one behind those to the beats.
      atDesk(() -> chat.welcome(ANN));
      atDesk(() -> {
        chat.beat();
        return Future.succeededFuture();
      });
      Await.until("she is brought back", () -> said.lines().contains("INFO desk.again sessions=1"));
      assertThat(said.lines()).containsOnly("INFO desk.again sessions=1");
    } finally {
      LogLevels.set(LOG, "WARN");
    }
  }

  @Test
  @DisplayName("Who comes while the desk is told that it was taken for dead is welcome all the same")
  void forgottenMeanwhile_isWelcome() {
    Promise<Attached> first = Promise.promise();
    Promise<Attached> again = Promise.promise();
    List<Promise<Attached>> answers = List.of(first, again);
    AtomicInteger asked = new AtomicInteger();
    Await.result(Future.all(
        rooms.serve(RoomsApi.ATTACH, attach -> answers.get(asked.getAndIncrement()).future()),
        rooms.serve(RoomsApi.ALIVE, alive -> Future.succeededFuture(FORGOTTEN))));
    Future<Welcome> welcome = atDesk(() -> {
      Future<Welcome> coming = chat.welcome(ANN);
      chat.beat();
      return Future.succeededFuture(coming);
    });
    Await.until("she is brought back while she comes", () -> asked.get() == 2);
    first.complete(ATTACHED);
    assertThat(Await.result(welcome).inbox()).isZero();
    again.complete(ATTACHED);
  }

  // Everything of a verticle happens on its context.
  private <T> T atDesk(Supplier<Future<T>> deed) {
    Promise<T> outcome = Promise.promise();
    context.runOnContext(go -> deed.get().onComplete(outcome));
    return Await.result(outcome.future());
  }
}
