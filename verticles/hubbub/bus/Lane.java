package hubbub.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/**
 * The order in which what concerns one thing, such as a person or a room's record, is worked off. A step that changes
 * something holds the lane until it is complete, so that a check made behind it sees its outcome; a step that only
 * passes starts in its turn and holds nobody up. Belongs to one context. Two lanes may wait for each other only in one
 * direction.
 */
public final class Lane {
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(1);
  private boolean held;
  private boolean releasing;

  /** Starts a step in its turn; at once where nothing is under way. */
  public <T> Future<T> pass(Supplier<Future<T>> step) {
    if (free()) {
      return step.get();
    }
    Promise<T> outcome = Promise.promise();
    waiting.add(() -> started(step).onComplete(outcome));
    return outcome.future();
  }

  /** Starts a step in its turn; the next one waits for its end. */
  public <T> Future<T> hold(Supplier<Future<T>> step) {
    if (free()) {
      return holding(step);
    }
    Promise<T> outcome = Promise.promise();
    waiting.add(() -> holding(step).onComplete(outcome));
    return outcome.future();
  }

  private boolean free() {
    return !held && waiting.isEmpty();
  }

  private <T> Future<T> holding(Supplier<Future<T>> step) {
    held = true;
    return started(step).onComplete(done -> release());
  }

  // Steps may end within their own start: the loop instead of a recursion keeps a long queue off the stack.
  private void release() {
    held = false;
    if (releasing) {
      return;
    }
    releasing = true;
    while (!held && !waiting.isEmpty()) {
      waiting.poll().run();
    }
    releasing = false;
  }

  private static <T> Future<T> started(Supplier<Future<T>> step) {
    try {
      return step.get();
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }
}
