package irc;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was carried lately, so that it is not carried back. A second bridge between the same room and channel says the
 * same once more, with a name before it: such a line is recognised with all names that were put before it.
 */
final class Echoes {
  private static final int MOST = 1_000;
  private static final long KEPT_MS = 60_000;

  private final Map<String, Long> carried = new LinkedHashMap<>();

  /** Notes a line that was carried, as it was said with the name before it. */
  void note(String line, long now) {
    carried.remove(line);
    carried.put(line, now);
    Iterator<Long> oldest = carried.values().iterator();
    while (oldest.hasNext() && (carried.size() > MOST || oldest.next() < now - KEPT_MS)) {
      if (carried.size() > MOST) {
        oldest.next();
      }
      oldest.remove();
    }
  }

  /** Tells whether a text is one that was carried, with more names before it or none. */
  boolean has(String text, long now) {
    String rest = text;
    while (rest.startsWith("<") || rest.startsWith("* ")) {
      Long at = carried.get(rest);
      if (at != null && at > now - KEPT_MS) {
        return true;
      }
      int end = rest.startsWith("<") ? rest.indexOf("> ") : -1;
      if (end < 0) {
        return false;
      }
      rest = rest.substring(end + 2);
    }
    return false;
  }
}
