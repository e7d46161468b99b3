package hubbub.bus;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time of day, which is shown and stored and by which others go, and a steady time, which knows no jumps: nobody is
 * taken for dead, silenced or sent away because a clock was set.
 *
 * @param clock the time of day
 * @param steady milliseconds since some moment
 */
public record Times(Clock clock, LongSupplier steady) {
  /** The times of this machine. */
  public static Times real() {
    return new Times(Clock.systemUTC(), () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
  }

  /** Returns the time of day, in milliseconds since the epoch. */
  public long now() {
    return clock.millis();
  }

  /** Returns the steady time, in milliseconds. */
  public long passed() {
    return steady.getAsLong();
  }
}
