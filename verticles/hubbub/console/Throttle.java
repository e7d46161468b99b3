package hubbub.console;

/**
 * How much a console may write: a budget of lines and one of bytes, each of which grows back with time. What has come
 * is taken in any case; whoever is in debt is not read until the debt is paid. 0 = as much as it likes.
 */
final class Throttle {
  private static final double LINES_MILLIS = 100;
  private static final double BYTES_MILLIS = 1_000;
  private static final long BURST_MILLIS = 5_000;

  private final Budget lines;
  private final Budget bytes;
  private long heldAt;
  private long bursts;

  Throttle(int linesPerTenth, int bytesPerSecond, long now) {
    this.lines = new Budget(linesPerTenth, linesPerTenth / LINES_MILLIS, now);
    this.bytes = new Budget(bytesPerSecond, bytesPerSecond / BYTES_MILLIS, now);
  }

  /** Takes note of what a console wrote, at a steady time in milliseconds. */
  void spend(int moreLines, int moreBytes, long now) {
    lines.spend(moreLines, now);
    bytes.spend(moreBytes, now);
  }

  /** Returns for how many milliseconds the console is not to be read. */
  long pause(long now) {
    return Math.max(lines.debtMillis(now), bytes.debtMillis(now));
  }

  /** Notes that the console is not read now; tells whether it was in the last seconds. */
  boolean beginsBurst(long now) {
    boolean first = bursts == 0 || now - heldAt > BURST_MILLIS;
    heldAt = now;
    bursts += first ? 1 : 0;
    return first;
  }

  /** Returns how many bursts there were. */
  long bursts() {
    return bursts;
  }

  private static final class Budget {
    private final double most;
    private final double perMilli;
    private double left;
    private long at;

    Budget(double most, double perMilli, long now) {
      this.most = most;
      this.perMilli = perMilli;
      this.left = most;
      this.at = now;
    }

    void spend(double amount, long now) {
      grow(now);
      left -= amount;
    }

    long debtMillis(long now) {
      grow(now);
      return most == 0 || left >= 0 ? 0 : (long) Math.ceil(-left / perMilli);
    }

    private void grow(long now) {
      left = Math.min(most, left + (now - at) * perMilli);
      at = now;
    }
  }
}
