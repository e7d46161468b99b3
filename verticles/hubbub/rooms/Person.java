package hubbub.rooms;

import hubbub.bus.Lane;
import hubbub.contract.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody who is connected, or about to be, or whose leaving is not logged yet. */
final class Person {
  private final Lane lane = new Lane();
  private final Allowance allowance;
  private final Map<String, Session> sessions = new LinkedHashMap<>(2);
  private final Set<Membership> memberships = new LinkedHashSet<>(4);
  private final boolean guest;
  private Name name;

  Person(Name name, boolean guest, Allowance allowance) {
    this.name = name;
    this.guest = guest;
    this.allowance = allowance;
  }

  Name name() {
    return name;
  }

  String key() {
    return name.key();
  }

  String shown() {
    return name.shown();
  }

  void renamed(Name now) {
    name = now;
  }

  boolean guest() {
    return guest;
  }

  /** Returns the order in which this person's requests are worked off. */
  Lane lane() {
    return lane;
  }

  Allowance allowance() {
    return allowance;
  }

  /** Returns the session over a protocol, attached or about to be. */
  Optional<Session> over(String protocol) {
    return Optional.ofNullable(sessions.get(protocol));
  }

  boolean sessionless() {
    return sessions.isEmpty();
  }

  void add(Session session) {
    sessions.put(session.protocol(), session);
  }

  void remove(Session session) {
    sessions.remove(session.protocol(), session);
  }

  /** Returns the sessions that have entered. */
  List<Session> attached() {
    return sessions.values().stream().filter(Session::attached).toList();
  }

  boolean present() {
    return sessions.values().stream().anyMatch(Session::attached);
  }

  boolean admin() {
    return sessions.values().stream().anyMatch(session -> session.attached() && session.admin());
  }

  List<Membership> memberships() {
    return new ArrayList<>(memberships);
  }

  int roomsJoined() {
    return memberships.size();
  }

  void entered(Membership membership) {
    memberships.add(membership);
  }

  void left(Membership membership) {
    memberships.remove(membership);
  }
}
