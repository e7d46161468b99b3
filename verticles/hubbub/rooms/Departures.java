package hubbub.rooms;

import java.util.HashSet;
import java.util.Set;

/**
 * Who has left since a start, while sessions from before it may still come back. Coming back is silent, because nobody
 * was told of a leaving; where somebody was, because another session of the same person ended first, it must be told.
 * Later everybody who comes back was told to have left.
 */
final class Departures {
  private final Set<String> noted = new HashSet<>();
  private boolean open = true;

  /** Notes that somebody was told to have left a room, by its epoch, or the hub, by an empty text. */
  void note(String where, Person person) {
    if (open) {
      noted.add(entry(where, person));
    }
  }

  boolean noted(String where, Person person) {
    return !open || noted.contains(entry(where, person));
  }

  /** Ends the time in which sessions come back. */
  void close() {
    open = false;
    noted.clear();
  }

  private static String entry(String where, Person person) {
    return where + "\n" + person.key();
  }
}
