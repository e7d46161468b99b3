package hubbub.store.redis;

import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: any time up to a bound that doubles, so that not all come together. */
final class BackOff {
  private static final long FIRST_MILLIS = 50;
  private static final long LONGEST_MILLIS = 1_000;

  private final RandomGenerator random;
  private long bound = FIRST_MILLIS;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  long next() {
    long delay = random.nextLong(bound + 1);
    bound = Math.min(2 * bound, LONGEST_MILLIS);
    return delay;
  }

  void reset() {
    bound = FIRST_MILLIS;
  }
}
