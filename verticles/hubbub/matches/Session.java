package hubbub.matches;

import hubbub.contract.Name;
import hubbub.contract.matches.Role;

/**
 * One connection of a person to a match.
 *
 * @param id its key, as the bridge gave it
 * @param bridge the bridge instance it is at
 * @param person who is connected
 * @param role in which seat
 */
record Session(String id, String bridge, Name person, Role role) {
  /** Tells whether another session is the same person's in the same role. */
  boolean sameSeat(Session other) {
    return role == other.role && person.key().equals(other.person.key());
  }
}
