package hubbub.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueueTest {
  private final Queue queue = new Queue();

  @Test
  @DisplayName("All that is late is given up, also when each who is told asks again at once.")
  void expire_askedAgainMeanwhile_allGivenUp() {
    for (int i = 0; i < 10; i++) {
      queue.answered(sent(Promise.promise(), 10));
    }
    List<Promise<Void>> late = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Promise<Void> promise = Promise.promise();
      promise.future().onFailure(told -> sent(Promise.promise(), 20));
      late.add(promise);
      sent(promise, 10);
    }

    queue.expire(10);

    assertThat(late).allMatch(promise -> promise.future().failed());
    assertThat(queue.idle()).isFalse();
    queue.expire(20);
    assertThat(queue.idle()).isTrue();
  }

  private Call<Void> sent(Promise<Void> promise, long deadline) {
    Call<Void> call = Call.read(Request.cmd(Command.PING), answer -> null, promise);
    call.until(deadline);
    assertThat(queue.add(call)).isTrue();
    assertThat(queue.send()).contains(call);
    return call;
  }
}
