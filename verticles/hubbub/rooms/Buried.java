package hubbub.rooms;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Bridges whose sessions were ended though they may live and not know. Most are dead and never come back, since each
 * start of a bridge has a key of its own; so only the newest are kept.
 */
final class Buried {
  private final Set<String> bridges = new LinkedHashSet<>();
  private final int most;

  /** Keeps so many at most. */
  Buried(int most) {
    this.most = most;
  }

  void add(String bridge) {
    bridges.remove(bridge);
    bridges.add(bridge);
    if (bridges.size() > most) {
      bridges.remove(bridges.iterator().next());
    }
  }

  void remove(String bridge) {
    bridges.remove(bridge);
  }

  boolean has(String bridge) {
    return bridges.contains(bridge);
  }
}
