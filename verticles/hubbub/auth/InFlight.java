package hubbub.auth;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;

/** Counts the requests that are being answered, so that a verticle can end when the last one is. */
final class InFlight {
  private final Promise<Void> idle = Promise.promise();
  private int count;
  private boolean ending;

  /** Returns the same handler, counted. */
  <Q, R> Function<Q, Future<R>> counted(Function<Q, Future<R>> handler) {
    return request -> {
      Future<R> answer = handler.apply(request);
      count++;
      answer.onComplete(done -> {
        count--;
        endWhenIdle();
      });
      return answer;
    };
  }

  /** Completes when nothing is being answered any more. */
  Future<Void> end() {
    ending = true;
    endWhenIdle();
    return idle.future();
  }

  private void endWhenIdle() {
    if (ending && count == 0) {
      idle.tryComplete();
    }
  }
}
