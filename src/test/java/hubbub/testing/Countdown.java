package hubbub.testing;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What is left of a limit. Between two looks at it no more than half a second counts: where the machine stood still
 * meanwhile, what a test waits for had no time either.
 */
final class Countdown {
  private static final long MOST_NANOS = 500_000_000;

  private final LongSupplier nanos;
  private long left;
  private long last;

  /** Begins now. */
  Countdown(Duration limit) {
    this(limit, System::nanoTime);
  }

  Countdown(Duration limit, LongSupplier nanos) {
    this.nanos = nanos;
    this.left = limit.toNanos();
    this.last = nanos.getAsLong();
  }

  /** Looks, and tells whether nothing is left. */
  boolean over() {
    long now = nanos.getAsLong();
    left -= Math.min(now - last, MOST_NANOS);
    last = now;
    return left <= 0;
  }

  /** Returns how long to wait before the next look, in milliseconds, at least 1. */
  long pauseMillis() {
    return Math.min(left, MOST_NANOS) / 1_000_000 + 1;
  }
}
