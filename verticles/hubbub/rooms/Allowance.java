package hubbub.rooms;

/** How much one person may say: so many messages at once, refilled at a steady rate. */
final class Allowance {
  private final int burst;
  private final int perSecond;
  private double left;
  private long at;

  Allowance(int burst, int perSecond, long now) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.left = burst;
    this.at = now;
  }

  /** Takes one message at this time, in milliseconds; returns after how many it may be tried again, 0 = taken. */
  long take(long now) {
    refill(now);
    if (left >= 1) {
      left -= 1;
      return 0;
    }
    return Math.max(1, (long) Math.ceil((1 - left) * 1_000 / perSecond));
  }

  /** Tells whether nothing would be lost by forgetting this. */
  boolean full(long now) {
    refill(now);
    return left >= burst;
  }

  // A clock that is set back gives nothing and takes nothing.
  private void refill(long now) {
    left = Math.min(burst, left + Math.max(0, now - at) * perSecond / 1_000.0);
    at = now;
  }
}
