package hubbub.terminal;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time of day, which is shown and stored, and a steady time, which knows no jumps: no session ends because a clock
 * was set.
 *
 * @param clock the time of day
 * @param steady milliseconds since some moment
 */
record Times(Clock clock, LongSupplier steady) {
  static Times real() {
    return new Times(Clock.systemUTC(), () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
  }

  /** Returns the time of day, in milliseconds since the epoch. */
  long now() {
    return clock.millis();
  }

  /** Returns the steady time, in milliseconds. */
  long passed() {
    return steady.getAsLong();
  }
}
