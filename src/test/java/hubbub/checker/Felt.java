package hubbub.checker;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** How long a trouble was felt: by each participant, the longest time in which nothing came. Has its own thread. */
final class Felt implements AutoCloseable {
  private static final long LOOK_NANOS = 10_000_000;

  private final List<Participant> participants;
  private final int[] heard;
  private final long[] at;
  private final long[] longest;
  private final Thread thread;
  private volatile boolean over;

  /** Begins to watch. */
  Felt(List<Participant> participants) {
    this.participants = List.copyOf(participants);
    this.heard = new int[participants.size()];
    this.at = new long[participants.size()];
    this.longest = new long[participants.size()];
    begin();
    this.thread = Thread.ofPlatform().daemon().name("felt").start(this::watch);
  }

  /** Begins anew: what was before does not count. */
  synchronized void begin() {
    long now = System.nanoTime();
    for (int i = 0; i < at.length; i++) {
      at[i] = now;
      longest[i] = 0;
    }
  }

  /** Returns what was felt since the beginning. */
  synchronized String told() {
    List<Integer> sorted = IntStream.range(0, longest.length).boxed()
        .sorted(Comparator.comparingLong(one -> longest[one])).toList();
    return "felt p50 " + millis(sorted.get(sorted.size() / 2)) + " ms, max " + millis(sorted.getLast()) + " ms by "
        + participants.get(sorted.getLast()).name();
  }

  @Override
  public void close() {
    over = true;
    LockSupport.unpark(thread);
  }

  private long millis(int one) {
    return longest[one] / 1_000_000;
  }

  private void watch() {
    while (!over) {
      look();
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private synchronized void look() {
    long now = System.nanoTime();
    for (int i = 0; i < heard.length; i++) {
      int count = participants.get(i).came();
      longest[i] = Math.max(longest[i], now - at[i]);
      if (count != heard[i] && count > 0) {
        heard[i] = count;
        at[i] = now;
      }
    }
  }
}
