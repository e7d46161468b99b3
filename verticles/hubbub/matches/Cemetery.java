package hubbub.matches;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The addresses of matches that are over, which answer a while longer: a client may not have heard of the end yet. */
final class Cemetery {
  private static final long STAY_MILLIS = 60_000;

  private final Deque<Grave> graves = new ArrayDeque<>();

  /** Lets a match answer for a while from this steady time on, in milliseconds. */
  void bury(LiveMatch match, long now) {
    graves.add(new Grave(match, now + STAY_MILLIS));
  }

  /** Ends the addresses whose time is over. */
  void clear(long now) {
    while (!graves.isEmpty() && graves.peek().until() <= now) {
      graves.poll().match().addresses().close();
    }
  }

  /** Ends all addresses. */
  Future<Void> close() {
    List<Future<Void>> closed = new ArrayList<>();
    graves.forEach(grave -> closed.add(grave.match().addresses().close()));
    graves.clear();
    return Future.join(closed).mapEmpty();
  }

  private record Grave(LiveMatch match, long until) {}
}
