package hubbub.watch;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * How long something took, each time it was done: so many times up to 50 µs, so many up to 100 µs, and on. Any thread
 * may record; the same bounds for everything make the parts of the hub comparable.
 */
public final class Durations {
  private static final long[] BOUNDS = {50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000,
      25_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000L, 5_000_000_000L};

  private final LongAdder[] counts = Stream.generate(LongAdder::new).limit(BOUNDS.length + 1).toArray(LongAdder[]::new);
  private final LongAdder sum = new LongAdder();

  Durations() {}

  /** Notes one, in nanoseconds; a clock that seems to have gone back counts as nothing. */
  public void record(long nanos) {
    long taken = Math.max(0, nanos);
    int place = 0;
    while (place < BOUNDS.length && taken > BOUNDS[place]) {
      place++;
    }
    counts[place].increment();
    sum.add(taken);
  }

  /** Notes the time since {@link System#nanoTime} was this. */
  public void since(long start) {
    record(System.nanoTime() - start);
  }

  /** Returns the upper bounds of the classes, in nanoseconds; behind the last there is one class more without any. */
  static long[] bounds() {
    return BOUNDS.clone();
  }

  /** Returns how many fell into each class. */
  public long[] counts() {
    return Stream.of(counts).mapToLong(LongAdder::sum).toArray();
  }

  /** Returns the sum of all, in nanoseconds. */
  public long sum() {
    return sum.sum();
  }

  /**
   * Returns the bound, in nanoseconds, below which this share of these classes lies: as exact as the classes are. 0
   * where there are none; twice the last bound for what is above it.
   */
  public static long below(double share, long[] counts) {
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    long wanted = (long) Math.ceil(share * all);
    long seen = 0;
    for (int place = 0; place < counts.length && all > 0; place++) {
      seen += counts[place];
      if (seen >= wanted) {
        return place < BOUNDS.length ? BOUNDS[place] : 2 * BOUNDS[BOUNDS.length - 1];
      }
    }
    return 0;
  }
}
