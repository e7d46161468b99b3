package hubbub.bridge.transport;

import io.vertx.core.shareddata.Shareable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the connections of one hub: in all, by network address, and of some by whose they are. The one object that the
 * bridge instances of a process share, since a limit on the whole cannot be kept by parts that know nothing of each
 * other; safe on any thread.
 */
public final class Census implements Shareable {
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Integer> byOwner = new ConcurrentHashMap<>();
  private final AtomicInteger total = new AtomicInteger();

  /** Counts a connection in, unless a limit is reached. */
  boolean admit(String address, Limits limits) {
    if (total.incrementAndGet() > limits.connections()) {
      total.decrementAndGet();
      return false;
    }
    if (byAddress.merge(address, 1, Integer::sum) > limits.connectionsPerAddress()) {
      release(address);
      return false;
    }
    return true;
  }

  /** Counts a connection out. */
  void release(String address) {
    total.decrementAndGet();
    less(byAddress, address);
  }

  /** Counts one more of somebody's, unless there are so many already. */
  public boolean take(String owner, int most) {
    if (byOwner.merge(owner, 1, Integer::sum) > most) {
      give(owner);
      return false;
    }
    return true;
  }

  /** Counts one less of somebody's. */
  public void give(String owner) {
    less(byOwner, owner);
  }

  private static void less(ConcurrentHashMap<String, Integer> counts, String key) {
    counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
  }

  /** Returns how many connections there are. */
  public int total() {
    return total.get();
  }
}
