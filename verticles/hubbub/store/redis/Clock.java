package hubbub.store.redis;

/** Milliseconds that go on evenly, and what Redis' clock says at such a moment. Used on the store's event loop only. */
final class Clock {
  private long ahead;

  /** Returns the time since some moment. */
  static long now() {
    return System.nanoTime() / 1_000_000;
  }

  /** Learns what Redis' clock said just now, or a little earlier. */
  void set(long redis) {
    ahead = redis - now();
  }

  /** Returns what Redis' clock says, or will say a little later, at a moment. */
  long redis(long moment) {
    return moment + ahead;
  }
}
