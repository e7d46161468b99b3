package hubbub.watch;

import java.util.concurrent.TimeUnit;

/**
 * A number that somebody looks up and tells every second or so, such as how many rooms there are. Who has not told it
 * for ten seconds is not there any more, and neither is the number.
 */
public final class Reading {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(10);

  private volatile Told told = new Told(0, System.nanoTime() - FRESH_NANOS);

  Reading() {}

  /** Tells the number. */
  public void tell(long value) {
    told = new Told(value, System.nanoTime());
  }

  boolean fresh() {
    return System.nanoTime() - told.at() < FRESH_NANOS;
  }

  long value() {
    return told.value();
  }

  private record Told(long value, long at) {}
}
