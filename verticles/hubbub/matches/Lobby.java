package hubbub.matches;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.matches.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All matches that are not over, and who is in which. A person is claimed for a match before anything else is done, so
 * that of two seats asked for at once only one is taken.
 */
final class Lobby {
  private final Map<Long, LiveMatch> matches = new TreeMap<>();
  private final Map<String, Place> places = new HashMap<>();

  /**
   * Where somebody is.
   *
   * @param match the match
   * @param role the role there
   * @param person the name
   */
  record Place(LiveMatch match, Role role, Name person) {}

  Optional<LiveMatch> find(long id) {
    return Optional.ofNullable(matches.get(id));
  }

  /** Returns a match by its number as games say it. */
  Optional<LiveMatch> find(String key) {
    return key.matches("\\d{1,18}") ? find(Long.parseLong(key)) : Optional.empty();
  }

  /** Returns a match; fails with NO_SUCH_MATCH. */
  LiveMatch demand(long id) {
    return find(id).orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_MATCH));
  }

  /** Returns all matches, the oldest first. */
  List<LiveMatch> all() {
    return List.copyOf(matches.values());
  }

  int count() {
    return matches.size();
  }

  Optional<Place> place(String person) {
    return Optional.ofNullable(places.get(person));
  }

  Collection<Place> places() {
    return places.values();
  }

  /** Claims a person for a match. Fails with ALREADY_IN_MATCH. */
  void claim(LiveMatch match, Role role, Name person) {
    if (places.putIfAbsent(person.key(), new Place(match, role, person)) != null) {
      throw new Fault(ErrorCode.ALREADY_IN_MATCH);
    }
  }

  /** Gives a person free that was claimed for this match. */
  void release(LiveMatch match, Name person) {
    places.computeIfPresent(person.key(), (key, place) -> place.match() == match ? null : place);
  }

  void add(LiveMatch match) {
    matches.put(match.id(), match);
  }

  /** Forgets a match and gives all its people free. */
  void remove(LiveMatch match) {
    matches.remove(match.id(), match);
    places.values().removeIf(place -> place.match() == match);
  }
}
