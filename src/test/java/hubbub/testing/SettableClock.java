package hubbub.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved. */
public final class SettableClock extends Clock {
  private static final Duration STEP = Duration.ofSeconds(10);

  private final AtomicLong millis = new AtomicLong(Instant.now().toEpochMilli());

  /** Moves it on. */
  public void advance(Duration time) {
    millis.addAndGet(time.toMillis());
  }

  /** Moves it on in steps of 10 s at most, doing something before each and at the end: a peer that lives says so. */
  public void pass(Duration time, Runnable each) {
    Duration left = time;
    while (!left.isZero()) {
      each.run();
      Duration step = left.compareTo(STEP) > 0 ? STEP : left;
      advance(step);
      left = left.minus(step);
    }
    each.run();
  }

  @Override
  public long millis() {
    return millis.get();
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
