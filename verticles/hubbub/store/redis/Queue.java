package hubbub.store.redis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What was asked and is not answered: in front what is on its way to Redis, behind it what waits to be sent. Bounded in
 * number and bytes; everything in it has an end. Used on the store's event loop only.
 */
final class Queue {
  private static final int MOST_CALLS = 20_000;
  private static final long MOST_BYTES = 64L << 20;

  private final Deque<Call<?>> waiting = new ArrayDeque<>();
  private final Deque<Call<?>> flying = new ArrayDeque<>();
  private long bytes;

  /** Adds a call, unless there are too many already. */
  boolean add(Call<?> call) {
    if (waiting.size() >= MOST_CALLS || bytes + call.bytes() > MOST_BYTES) {
      return false;
    }
    bytes += call.bytes();
    waiting.add(call);
    return true;
  }

  /** Takes the next call to be sent, if one waits and not too many are on their way. */
  Optional<Call<?>> send() {
    if (flying.size() >= Script.WINDOW || waiting.isEmpty()) {
      return Optional.empty();
    }
    Call<?> next = waiting.poll();
    flying.add(next);
    return Optional.of(next);
  }

  /** Removes a call that was answered; answers come in the order of sending. */
  void answered(Call<?> call) {
    flying.remove(call);
    bytes -= call.bytes();
  }

  /** Puts what is on its way back in front: the connection has ended, and it is to be sent again in its order. */
  void back() {
    while (!flying.isEmpty()) {
      Call<?> last = flying.pollLast();
      if (last.over()) {
        bytes -= last.bytes();
      } else {
        waiting.addFirst(last);
      }
    }
  }

  /** Gives up what was to be answered by now. Everything may take equally long, so the first to end are in front. */
  void expire(long now) {
    // First found, then told: whoever is told may ask again at once, and that is sent at once.
    flying.stream().takeWhile(call -> call.deadline() <= now).toList().forEach(Call::unavailable);
    while (!waiting.isEmpty() && waiting.peek().deadline() <= now) {
      Call<?> late = waiting.poll();
      late.unavailable();
      bytes -= late.bytes();
    }
  }

  boolean flying() {
    return !flying.isEmpty();
  }

  /** Tells whether nobody waits for anything. */
  boolean idle() {
    return waiting.isEmpty() && flying.stream().allMatch(Call::over);
  }

  /** Gives everything up. */
  void clear() {
    back();
    while (!waiting.isEmpty()) {
      waiting.poll().unavailable();
    }
    bytes = 0;
  }
}
