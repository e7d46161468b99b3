package hubbub.access;

/** How fast one connection may send: at once as much as within a second, and after that only so much a second. */
public final class Pace {
  private static final long NANOS = 1_000_000_000L;

  private final long each;
  private long spentUntil;

  /** Makes a pace of so many frames a second. */
  public Pace(int perSecond, long now) {
    each = NANOS / perSecond;
    spentUntil = now - NANOS;
  }

  /** Notes a frame, and returns how many milliseconds to wait before the next one. */
  public long spend(long now) {
    spentUntil = Math.max(spentUntil, now - NANOS) + each;
    return Math.max(0, Math.ceilDiv(spentUntil - now, 1_000_000L));
  }
}
