package hubbub.bridge.transport;

import io.vertx.core.shareddata.Shareable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the connections of one hub, in all and by network address. The one object that the bridge instances of a
 * process share, since a limit on the whole cannot be kept by parts that know nothing of each other; safe on any
 * thread.
 */
public final class Census implements Shareable {
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();
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
    byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }

  /** Returns how many connections there are. */
  public int total() {
    return total.get();
  }
}
