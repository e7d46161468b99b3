package hubbub.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LaneTest {
  private final Lane lane = new Lane();
  private final List<String> started = new ArrayList<>();

  @Test
  @DisplayName("Steps that only pass do not wait for each other")
  void pass_doesNotHold() {
    lane.pass(() -> step("one", Promise.promise()));
    lane.pass(() -> step("two", Promise.promise()));
    assertThat(started).containsExactly("one", "two");
  }

  @Test
  @DisplayName("Whatever comes after a step that holds waits for its end, in order")
  void hold_keepsTheOrder() {
    Promise<String> first = Promise.promise();
    Promise<String> second = Promise.promise();
    lane.hold(() -> step("change", first));
    Future<String> passed = lane.pass(() -> step("pass", Future.succeededFuture("b")));
    lane.hold(() -> step("another", second));
    lane.pass(() -> step("last", Promise.promise()));
    assertThat(started).containsExactly("change");
    first.complete("a");
    assertThat(passed.result()).isEqualTo("b");
    assertThat(started).containsExactly("change", "pass", "another");
    second.fail("no");
    assertThat(started).endsWith("last");
  }

  @Test
  @DisplayName("A step that throws fails, and the next one has its turn")
  void throwingStep_fails() {
    Promise<String> first = Promise.promise();
    lane.hold(() -> step("change", first));
    Future<String> refused = lane.hold(() -> {
      throw new IllegalStateException("no");
    });
    Future<String> next = lane.pass(() -> step("next", Future.succeededFuture("c")));
    first.complete("a");
    assertThat(refused.cause()).hasMessage("no");
    assertThat(next.result()).isEqualTo("c");
  }

  @Test
  @DisplayName("A long queue of steps that end at once needs no stack")
  void longQueue_isALoop() {
    Promise<String> first = Promise.promise();
    lane.hold(() -> step("change", first));
    for (int i = 0; i < 100_000; i++) {
      lane.hold(() -> step("x", Future.succeededFuture("x")));
    }
    first.complete("a");
    assertThat(started).hasSize(100_001);
  }

  private Future<String> step(String name, Promise<String> end) {
    return step(name, end.future());
  }

  private Future<String> step(String name, Future<String> end) {
    started.add(name);
    return end;
  }
}
