package hubbub.bridge.gateway;

import hubbub.contract.rooms.RoomEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings a room's events into the order of their numbers: the next one at once, a later one when those before it have
 * come, one that was here already not at all. Keeps those of the last seconds, and the newest few in any case, for
 * peers whose entering was answered late.
 */
final class Order {
  /** So many are kept however old they are, and so many however new. */
  private static final int FEW = 64;
  private static final int MANY = 8_192;
  /** Longer than an answer is waited for by default. */
  private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

  private final Consumer<RoomEvent> next;
  private final TreeMap<Long, RoomEvent> early = new TreeMap<>();
  private final Deque<Told> recent = new ArrayDeque<>();
  private long seq = -1;

  Order(Consumer<RoomEvent> next) {
    this.next = next;
  }

  /** Starts behind this number; events that came before are kept or dropped accordingly. */
  void start(long at) {
    seq = at;
    early.headMap(at, true).clear();
    advance();
  }

  long seq() {
    return seq;
  }

  /** Tells whether an event is missing between the last one told and one that has come. */
  boolean gap() {
    return seq >= 0 && !early.isEmpty();
  }

  void take(RoomEvent event) {
    if (seq >= 0 && event.seq() == seq + 1) {
      tell(event);
      advance();
    } else if (event.seq() > seq) {
      early.put(event.seq(), event);
    }
  }

  /** Gives up on numbers that nobody has any more, and goes on with the oldest event at hand. */
  void skip() {
    if (gap()) {
      seq = early.firstKey() - 1;
      advance();
    }
  }

  /** Returns what was told behind a number, or what of it is still kept. */
  List<RoomEvent> since(long after) {
    Deque<RoomEvent> found = new ArrayDeque<>();
    Iterator<Told> backwards = recent.descendingIterator();
    while (backwards.hasNext()) {
      RoomEvent event = backwards.next().event();
      if (event.seq() <= after) {
        break;
      }
      found.addFirst(event);
    }
    return List.copyOf(found);
  }

  private void advance() {
    while (!early.isEmpty() && early.firstKey() == seq + 1) {
      tell(early.pollFirstEntry().getValue());
    }
  }

  private void tell(RoomEvent event) {
    seq = event.seq();
    long now = System.nanoTime();
    recent.addLast(new Told(event, now));
    while (recent.size() > MANY || recent.size() > FEW && now - recent.getFirst().nanos() > KEPT_NANOS) {
      recent.removeFirst();
    }
    next.accept(event);
  }

  private record Told(RoomEvent event, long nanos) {}
}
