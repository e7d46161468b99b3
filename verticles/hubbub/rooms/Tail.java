package hubbub.rooms;

import hubbub.contract.rooms.RoomEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * The newest events of a room, or the newest of some kinds, in memory. Knows from which number on it is complete, so
 * that it never answers for what it does not have.
 */
final class Tail {
  private final int maxEvents;
  private final int maxCharacters;
  private final ArrayDeque<RoomEvent> events = new ArrayDeque<>(1);
  private long since;
  private int characters;

  /** Makes an empty tail that is complete for everything after {@code seq}. */
  Tail(int maxEvents, int maxCharacters, long seq) {
    this.maxEvents = maxEvents;
    this.maxCharacters = maxCharacters;
    this.since = seq;
  }

  /** Adds the next event; the oldest make room. */
  void add(RoomEvent event) {
    events.add(event);
    characters += event.text().length();
    while (events.size() > maxEvents || characters > maxCharacters) {
      RoomEvent oldest = events.poll();
      characters -= oldest.text().length();
      since = oldest.seq();
    }
  }

  /** Forgets everything up to a number. */
  void forget(long upTo) {
    while (!events.isEmpty() && events.peek().seq() <= upTo) {
      characters -= events.poll().text().length();
    }
    since = Math.max(since, upTo);
  }

  /** Returns the number after which nothing is missing here. */
  long since() {
    return since;
  }

  /** Returns the oldest events after a number, which must not be below {@link #since}. */
  List<RoomEvent> after(long after, int limit) {
    List<RoomEvent> found = new ArrayList<>();
    for (RoomEvent event : events) {
      if (event.seq() > after) {
        if (found.size() == limit) {
          break;
        }
        found.add(event);
      }
    }
    return found;
  }

  /** Returns the newest events before a number, oldest first. */
  List<RoomEvent> before(long before, int limit) {
    List<RoomEvent> found = new ArrayList<>();
    Iterator<RoomEvent> newest = events.descendingIterator();
    while (found.size() < limit && newest.hasNext()) {
      RoomEvent event = newest.next();
      if (event.seq() < before) {
        found.add(event);
      }
    }
    Collections.reverse(found);
    return found;
  }
}
