package hubbub.matches;

import hubbub.contract.matches.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is connected to a match in which seat, and until when the seats of absent players are kept. */
final class Seats {
  private final Map<String, Session> sessions = new HashMap<>(4);
  private final Map<Role, Session> players = new EnumMap<>(Role.class);
  private final Map<Role, Long> kept = new EnumMap<>(Role.class);
  private final Map<String, Session> spectators = new LinkedHashMap<>(4);

  Optional<Session> find(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  /** Returns the sessions at a bridge instance. */
  List<Session> at(String bridge) {
    return sessions.values().stream().filter(session -> session.bridge().equals(bridge)).toList();
  }

  /** Takes a seat; returns the older session of this seat, which has lost it. */
  Optional<Session> sit(Session session) {
    kept.remove(session.role());
    Session before = session.role() == Role.SPECTATOR
        ? spectators.put(session.person().key(), session) : players.put(session.role(), session);
    if (before != null) {
      sessions.remove(before.id());
    }
    sessions.put(session.id(), session);
    return Optional.ofNullable(before);
  }

  /** Forgets a session; a player's seat is to be kept or given free then. */
  void stand(Session session) {
    sessions.remove(session.id());
    if (session.role() == Role.SPECTATOR) {
      spectators.remove(session.person().key());
    } else {
      players.remove(session.role());
    }
  }

  /** Keeps the seat of an absent player until a steady time, in milliseconds. */
  void keep(Role role, long until) {
    kept.put(role, until);
  }

  /** Keeps a player's seat for nobody any more. */
  void free(Role role) {
    kept.remove(role);
  }

  boolean here(Role role) {
    return players.containsKey(role);
  }

  boolean bothHere() {
    return here(Role.HOST) && here(Role.CHALLENGER);
  }

  boolean watches(String person) {
    return spectators.containsKey(person);
  }

  /** Returns the names of the spectators, in the order of coming. */
  List<String> spectators() {
    return spectators.values().stream().map(session -> session.person().shown()).toList();
  }

  int spectatorCount() {
    return spectators.size();
  }

  /** Tells whether a player's seat is kept no longer at this steady time. */
  boolean overdue(Role role, long now) {
    return kept.getOrDefault(role, Long.MAX_VALUE) <= now;
  }

  /**
   * Returns who has lost by staying away: whose time was over first. Both where it was over at the same moment, which
   * is when something took them away together: a bridge that died, or a new start.
   */
  Set<Role> losers(long now) {
    Set<Role> late = EnumSet.noneOf(Role.class);
    long first = kept.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    if (first <= now) {
      kept.forEach((role, until) -> {
        if (until == first) {
          late.add(role);
        }
      });
    }
    return late;
  }
}
