package hubbub.watch;

import java.util.concurrent.atomic.LongAdder;

/** A number that only grows. Any thread may add to it. */
public final class Count {
  private final LongAdder total = new LongAdder();

  Count() {}

  /** Adds one. */
  public void increment() {
    total.increment();
  }

  /** Adds so many. */
  public void add(long more) {
    total.add(more);
  }

  /** Returns how many there have been. */
  public long total() {
    return total.sum();
  }
}
