package hubbub.bridge.gateway;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Asks for more than one answer may hold: one request after the other, so that no long list holds up a verticle. */
final class Pages {
  private Pages() {}

  /** Asks for so many of these at a time and returns all answers in order; where there are none nobody is asked. */
  static <Q, R> Future<List<R>> each(List<Q> of, int most, Function<List<Q>, Future<List<R>>> ask) {
    return each(of, most, ask, new ArrayList<>());
  }

  /** Asks on behind the last one of each answer until one is not full. */
  static <R> Future<List<R>> behind(int most, Function<List<R>, Future<List<R>>> ask) {
    return behind(most, ask, new ArrayList<>());
  }

  private static <Q, R> Future<List<R>> each(
      List<Q> of, int most, Function<List<Q>, Future<List<R>>> ask, List<R> found) {
    if (of.isEmpty()) {
      return Future.succeededFuture(found);
    }
    int count = Math.min(most, of.size());
    return ask.apply(of.subList(0, count)).compose(some -> {
      found.addAll(some);
      return each(of.subList(count, of.size()), most, ask, found);
    });
  }

  private static <R> Future<List<R>> behind(int most, Function<List<R>, Future<List<R>>> ask, List<R> found) {
    return ask.apply(found).compose(some -> {
      found.addAll(some);
      return some.size() < most ? Future.succeededFuture(found) : behind(most, ask, found);
    });
  }
}
