package hubbub.bridge.gateway;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rooms were asked and have not answered. Between nodes a request is lost without a word when it reaches the
 * rooms' node as they leave it, or that node is killed; once the rooms have begun anew elsewhere nobody will answer it,
 * and who waits is told so, instead of when the request's time is over.
 */
final class Asked {
  /** An answer from where the rooms were may come behind the word that they have begun anew. */
  private static final long LATE_MILLIS = 1_000;

  private final Vertx vertx;
  private Set<Promise<?>> open = new HashSet<>();

  Asked(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Returns what completes as the answer does, or fails with UNAVAILABLE where there will be none. */
  <R> Future<R> awaited(Future<R> answer) {
    // Of no context: it completes within the answer's own handlers, and nothing happens in between.
    Promise<R> promise = Promise.promise();
    Set<Promise<?>> asked = open;
    asked.add(promise);
    answer.onComplete(result -> {
      asked.remove(promise);
      if (result.succeeded()) {
        promise.tryComplete(result.result());
      } else {
        promise.tryFail(result.cause());
      }
    });
    return promise.future();
  }

  /** The rooms have begun anew: what was asked up to now is not waited for much longer. */
  void begunAnew() {
    Set<Promise<?>> before = open;
    open = new HashSet<>();
    vertx.setTimer(LATE_MILLIS, late ->
        List.copyOf(before).forEach(promise -> promise.tryFail(new Fault(ErrorCode.UNAVAILABLE))));
  }
}
