package hubbub.bridge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is done at the end of a turn of the event loop. */
class TurnTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("What was asked for in a turn is done when it ends, in the order it was asked for")
  void atEnd_inOrder() {
    vertx.runOnContext(begun -> {
      Turn turn = new Turn(vertx);
      turn.atEnd(() -> done.add("first"));
      turn.atEnd(() -> done.add("second"));
      done.add("the turn itself");
    });
    Await.until("all is done", () -> done.size() == 3);
    assertThat(done).containsExactly("the turn itself", "first", "second");
  }

  @Test
  @DisplayName("An action that fails is reported, and hinders neither those behind it nor those of later turns")
  void failing_hindersNobody() {
    vertx.runOnContext(begun -> {
      vertx.getOrCreateContext().exceptionHandler(problem -> done.add("reported: " + problem.getMessage()));
      Turn turn = new Turn(vertx);
      turn.atEnd(() -> {
        throw new IllegalStateException("a mistake");
      });
      turn.atEnd(() -> {
        done.add("behind it");
        vertx.runOnContext(later -> turn.atEnd(() -> done.add("a later turn")));
      });
    });
    Await.until("all is done", () -> done.size() == 3);
    assertThat(done).containsExactly("reported: a mistake", "behind it", "a later turn");
  }
}
