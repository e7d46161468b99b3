package hubbub.bridge.gateway;

import hubbub.contract.rooms.RoomEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings a room's events into the order of their numbers: the next one at once, a later one when those before it have
 * come, one that was here already not at all. Keeps the newest few for peers that come in late.
 */
final class Order {
  /** How many events are kept for late comers. */
  static final int KEPT = 64;

  private final Consumer<RoomEvent> next;
  private final TreeMap<Long, RoomEvent> early = new TreeMap<>();
  private final Deque<RoomEvent> recent = new ArrayDeque<>();
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
    return recent.stream().filter(event -> event.seq() > after).toList();
  }

  private void advance() {
    while (!early.isEmpty() && early.firstKey() == seq + 1) {
      tell(early.pollFirstEntry().getValue());
    }
  }

  private void tell(RoomEvent event) {
    seq = event.seq();
    recent.addLast(event);
    if (recent.size() > KEPT) {
      recent.removeFirst();
    }
    next.accept(event);
  }
}
