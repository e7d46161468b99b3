package hubbub.store.embedded;

import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;

/** An operation that waits for its turn, linked to the one that came before it, and who waits for the answer. */
final class Request<T> {
  final int bytes;
  final ContextInternal context;
  private final Operation<T> operation;
  private final PromiseInternal<T> promise;
  Request<?> next;
  private T answer;
  private Throwable failure;

  Request(ContextInternal context, int bytes, Operation<T> operation) {
    this.context = context;
    this.bytes = bytes;
    this.operation = operation;
    this.promise = context.promise();
  }

  PromiseInternal<T> promise() {
    return promise;
  }

  void decide(Batch batch) {
    answer = operation.decide(batch);
  }

  void fail(Throwable problem) {
    if (failure == null) {
      failure = problem;
    }
  }

  /** Tells who waits; on their context. */
  void complete() {
    if (failure == null) {
      promise.complete(answer);
    } else {
      promise.fail(failure);
    }
  }
}
