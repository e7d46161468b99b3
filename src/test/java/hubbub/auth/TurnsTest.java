package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns();
  private final List<String> done = new ArrayList<>();

  @Test
  @DisplayName("Work on one key waits for the work before it, work on another does not")
  void sameKey_waits() {
    Promise<Void> first = Promise.promise();
    turns.take("a", () -> first.future().onSuccess(ok -> done.add("first")));
    Future<Void> second = turns.take("a", () -> note("second"));
    turns.take("b", () -> note("other"));
    assertThat(done).containsExactly("other");
    first.complete();
    assertThat(second.succeeded()).isTrue();
    assertThat(done).containsExactly("other", "first", "second");
    assertThat(turns.waiting()).isZero();
  }

  @Test
  @DisplayName("Work that fails or throws does not hold up the next")
  void failure_doesNotBlock() {
    Future<Void> failed = turns.take("a", () -> Future.failedFuture("no"));
    Future<Void> thrown = turns.take("a", () -> {
      throw new IllegalStateException("no");
    });
    turns.take("a", () -> note("third"));
    assertThat(failed.failed() && thrown.failed()).isTrue();
    assertThat(done).containsExactly("third");
    assertThat(turns.waiting()).isZero();
  }

  private Future<Void> note(String what) {
    done.add(what);
    return Future.succeededFuture();
  }
}
