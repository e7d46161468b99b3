package hubbub.store.redis;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a store can be written: what it says when that changes, once. Read by any thread. */
final class Condition {
  private static final Logger LOG = LoggerFactory.getLogger(Condition.class);

  private final String store;
  private volatile boolean good = true;
  private long since;

  Condition(String store) {
    this.store = store;
  }

  boolean good() {
    return good;
  }

  void failed(String reason) {
    if (good) {
      good = false;
      since = System.nanoTime();
      LOG.error("store.redis.away store={} reason=\"{}\"", store, reason);
    }
  }

  void works() {
    if (!good) {
      good = true;
      LOG.warn("store.redis.back store={} away_ms={}", store, (System.nanoTime() - since) / 1_000_000);
    }
  }

  void lost(String reason) {
    good = false;
    LOG.error("store.redis.lost store={} reason=\"{}\"", store, reason);
  }
}
