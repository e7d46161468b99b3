package hubbub.bridge.protocol.chatmaster;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/**
 * When a client is heard. What changes where it is goes alone: until it is done the client's next packages wait, so
 * that a message sent right behind a {@code join} is said in the new channel. Other requests go side by side, up to a
 * bound.
 */
final class Turns {
  private static final int MANY_REQUESTS = 64;

  private final Runnable changed;
  private final ArrayDeque<Runnable> next = new ArrayDeque<>();
  private int requests;
  private boolean moving;

  Turns(Runnable changed) {
    this.changed = changed;
  }

  boolean moving() {
    return moving;
  }

  /** Tells whether the client's next package may be read. */
  boolean free() {
    return !moving && requests < MANY_REQUESTS;
  }

  /** Counts a request to the hub until it is answered. */
  <T> Future<T> request(Future<T> request) {
    requests++;
    return request.onComplete(answer -> {
      requests--;
      changed.run();
    });
  }

  /** Moves, while nothing else happens. */
  void move(Supplier<Future<Void>> work) {
    moving = true;
    changed.run();
    work.get().onComplete(done -> {
      moving = false;
      Runnable waiting = next.poll();
      if (waiting != null) {
        waiting.run();
      }
      changed.run();
    });
  }

  /** Runs an action as soon as nothing moves. */
  void soon(Runnable action) {
    if (moving) {
      next.add(action);
    } else {
      action.run();
    }
  }
}
