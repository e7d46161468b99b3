package hubbub.bus;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The addresses of what is over, which answer a while longer: somebody may not have heard of the end yet. */
public final class Cemetery {
  private static final long STAY_MILLIS = 60_000;

  private final Deque<Grave> graves = new ArrayDeque<>();

  /** Lets addresses answer for a while from this steady time on, in milliseconds. */
  public void bury(Bus addresses, long now) {
    graves.add(new Grave(addresses, now + STAY_MILLIS));
  }

  /** Ends the addresses whose time is over. */
  public void clear(long now) {
    while (!graves.isEmpty() && graves.peek().until() <= now) {
      graves.poll().addresses().close();
    }
  }

  /** Ends all addresses. */
  public Future<Void> close() {
    List<Future<Void>> closed = new ArrayList<>();
    graves.forEach(grave -> closed.add(grave.addresses().close()));
    graves.clear();
    return Future.join(closed).mapEmpty();
  }

  private record Grave(Bus addresses, long until) {}
}
