package hubbub.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** From which addresses too many wrong codes came lately. */
final class Callers {
  private static final int MOST_ADDRESSES = 10_000;

  private final int mostWrong;
  private final long millis;
  private final Map<String, Deque<Long>> wrong = new HashMap<>();

  /** Takes so many wrong codes from an address within so many milliseconds. */
  Callers(int mostWrong, long millis) {
    this.mostWrong = mostWrong;
    this.millis = millis;
  }

  /** Notes a wrong code at a steady time in milliseconds. */
  void wrong(String address, long now) {
    if (wrong.size() >= MOST_ADDRESSES) {
      clear(now);
    }
    if (wrong.size() < MOST_ADDRESSES || wrong.containsKey(address)) {
      Deque<Long> times = wrong.computeIfAbsent(address, key -> new ArrayDeque<>());
      times.add(now);
      if (times.size() > mostWrong) {
        times.remove();
      }
    }
  }

  /** Tells whether an address is not to be listened to now. */
  boolean shut(String address, long now) {
    Deque<Long> times = wrong.get(address);
    return times != null && times.size() >= mostWrong && now - times.element() < millis;
  }

  /** Forgets what is past. */
  void clear(long now) {
    wrong.values().removeIf(times -> now - times.getLast() >= millis);
  }
}
