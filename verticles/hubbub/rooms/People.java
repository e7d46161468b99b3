package hubbub.rooms;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Doing;
import hubbub.contract.rooms.Presence;
import hubbub.contract.rooms.Presence.Kind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who is connected. A name is held from the moment somebody asks to enter under it, so that of two who ask at once
 * only one gets it. Numbers the events of presence; they belong to this start of the verticle.
 */
final class People {
  private final String incarnation;
  private final RoomsConfig.Limits limits;
  private final Map<String, Person> held = new HashMap<>();
  private final Map<String, Session> sessions = new HashMap<>();
  private final Set<Person> present = new LinkedHashSet<>();
  // What the gone had left to say: coming back at once is no way to say more.
  private final Map<String, Allowance> spent = new HashMap<>();
  private long seq;

  People(String incarnation, RoomsConfig.Limits limits) {
    this.incarnation = incarnation;
    this.limits = limits;
  }

  String incarnation() {
    return incarnation;
  }

  long seq() {
    return seq;
  }

  /** Returns how many are connected. */
  int count() {
    return present.size();
  }

  /** Returns who has this name, not who has only asked for it. */
  Optional<Person> find(String key) {
    return Optional.ofNullable(held.get(key)).filter(person -> person.key().equals(key));
  }

  /** Returns somebody who is connected now. */
  Optional<Person> online(String key) {
    return find(key).filter(Person::present);
  }

  Optional<Session> session(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  /** Returns a session; fails with NO_SUCH_SESSION. */
  Session demand(String id) {
    return session(id).orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_SESSION));
  }

  /** Returns the sessions of a bridge instance. */
  List<Session> of(String bridge) {
    return sessions.values().stream().filter(session -> session.bridge().equals(bridge)).toList();
  }

  /** Holds the name for a session that is about to enter. Fails with NAME_TAKEN, ALREADY_CONNECTED. */
  Session hold(Attach attach, Name name, long now) {
    boolean guest = attach.roles().isEmpty();
    Person person = held.get(name.key());
    if (person != null && !person.sessionless()) {
      if (guest || person.guest()) {
        throw new Fault(ErrorCode.NAME_TAKEN);
      }
      if (person.over(attach.protocol()).isPresent()) {
        throw new Fault(ErrorCode.ALREADY_CONNECTED);
      }
    }
    if (sessions.containsKey(attach.session())) {
      throw new Fault(ErrorCode.ALREADY_CONNECTED);
    }
    if (person == null || person.guest() != guest) {
      Allowance allowance = spent.remove(name.key());
      person = new Person(name, guest,
          allowance == null ? new Allowance(limits.burst(), limits.perSecond(), now) : allowance);
      held.put(name.key(), person);
    }
    Session session = new Session(attach, person);
    person.add(session);
    sessions.put(session.id(), session);
    return session;
  }

  /** Holds a second name for a person who is about to change to it. Fails with NAME_TAKEN. */
  void hold(Person person, Name name) {
    if (held.putIfAbsent(name.key(), person) != null) {
      throw new Fault(ErrorCode.NAME_TAKEN);
    }
  }

  /** Gives a name up that was held for a person. */
  void release(Person person, String key) {
    held.remove(key, person);
  }

  /** Forgets a session; returns false where it was forgotten before. */
  boolean end(Session session) {
    session.attached(false);
    session.person().remove(session);
    return sessions.remove(session.id(), session);
  }

  /** Forgets a person who has neither a session nor a membership left. */
  void forget(Person person, long now) {
    if (person.sessionless() && person.roomsJoined() == 0 && held.remove(person.key(), person)
        && !person.allowance().full(now)) {
      spent.put(person.key(), person.allowance());
    }
  }

  /** Forgets what the gone had left to say, once it makes no difference. */
  void forgive(long now) {
    spent.values().removeIf(allowance -> allowance.full(now));
  }

  boolean present(Person person) {
    return present.contains(person);
  }

  /** Notes that somebody is here without telling anybody, because it was told before a restart. */
  void resumed(Person person) {
    present.add(person);
  }

  Presence came(Person person) {
    present.add(person);
    return event(Kind.CAME, person.shown(), "");
  }

  Presence went(Person person) {
    present.remove(person);
    return event(Kind.WENT, person.shown(), "");
  }

  Presence renamed(Person person, String before) {
    return event(Kind.RENAMED, before, person.shown());
  }

  /** Returns everybody who is connected, in the order of coming. */
  hubbub.contract.rooms.People all(List<String> lobby, Function<String, List<Doing>> doing) {
    return new hubbub.contract.rooms.People(incarnation, seq, lobby, present.stream().map(person ->
        new hubbub.contract.rooms.Person(person.shown(), person.guest(),
            person.attached().stream().map(Session::protocol).toList(),
            person.guest() ? List.of() : doing.apply(person.key()))).toList());
  }

  private Presence event(Kind kind, String who, String now) {
    return new Presence(incarnation, ++seq, kind, who, now);
  }
}
