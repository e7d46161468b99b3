package hubbub.auth;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts failures per key and tells how long the next attempt has to wait. Remembers a limited number of keys, the
 * ones used last.
 */
final class Throttle {
  private final Rule rule;
  private final LongSupplier clock;
  private final Map<String, Trace> traces;

  /**
   * When attempts have to wait; times in milliseconds.
   *
   * @param failures so many failures are free
   * @param window within this time
   * @param firstDelay the wait after the last free failure, doubled with each further one; 0 = until the oldest
   *     failure is out of the window
   * @param longestDelay the longest wait
   */
  record Rule(int failures, long window, long firstDelay, long longestDelay) {
    boolean doubling() {
      return firstDelay > 0;
    }

    long delay(int strike) {
      return strike > 40 ? longestDelay : Math.min(longestDelay, firstDelay << (strike - 1));
    }

    /** Returns after how long without a failure nothing is held against a key any more. */
    long patience() {
      return Math.max(window, longestDelay);
    }
  }

  Throttle(Rule rule, int remembered, LongSupplier clock) {
    this.rule = rule;
    this.clock = clock;
    this.traces = new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Trace> eldest) {
        return size() > remembered;
      }
    };
  }

  /** Returns how many milliseconds the next attempt has to wait; 0 = it may be made now. */
  long delay(String key) {
    Trace trace = traces.get(key);
    return trace == null ? 0 : Math.max(0, trace.blockedUntil - clock.getAsLong());
  }

  /** Counts a failure and tells whether the key has to wait from now on and had not before. */
  boolean failed(String key) {
    long now = clock.getAsLong();
    Trace trace = traces.get(key);
    if (trace == null || now - Math.max(trace.last, trace.blockedUntil) >= rule.patience()) {
      trace = new Trace(rule.failures);
      traces.put(key, trace);
    }
    trace.add(now);
    boolean tooMany = trace.oldest() > now - rule.window;
    if (!tooMany && !(rule.doubling() && trace.strikes > 0)) {
      return false;
    }
    trace.strikes++;
    trace.blockedUntil = rule.doubling() ? now + rule.delay(trace.strikes) : trace.oldest() + rule.window;
    return trace.strikes == 1;
  }

  /** Forgets a key's failures. */
  void succeeded(String key) {
    traces.remove(key);
  }

  int remembered() {
    return traces.size();
  }

  /** The last failures of one key, in a ring. */
  private static final class Trace {
    private final long[] times;
    private int next;
    private int strikes;
    private long last;
    private long blockedUntil;

    private Trace(int size) {
      times = new long[size];
      Arrays.fill(times, Long.MIN_VALUE);
    }

    private void add(long now) {
      times[next] = now;
      next = (next + 1) % times.length;
      last = now;
    }

    private long oldest() {
      return times[next];
    }
  }
}
