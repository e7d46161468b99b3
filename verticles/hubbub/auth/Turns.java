package hubbub.auth;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lets asynchronous work on the same key happen one after the other, in the order it came. Work must not wait for a
 * turn of its own key.
 */
final class Turns {
  private final Map<String, Future<?>> last = new HashMap<>();

  <T> Future<T> take(String key, Supplier<Future<T>> work) {
    Future<?> before = last.getOrDefault(key, Future.succeededFuture());
    Future<T> mine = before.transform(done -> work.get());
    last.put(key, mine);
    mine.onComplete(done -> last.remove(key, mine));
    return mine;
  }

  int waiting() {
    return last.size();
  }
}
