package hubbub.rooms;

import java.util.ArrayList;
import java.util.List;

/**
 * A person in a room, through one or more sessions. Without a session it is a leaving that the log does not have yet:
 * the person is in the room until it has.
 */
final class Membership {
  private final Person person;
  private final Room room;
  private final List<Session> sessions = new ArrayList<>(1);
  private String shown;
  private long typedAt = Long.MIN_VALUE / 2;

  Membership(Person person, Room room) {
    this.person = person;
    this.room = room;
    this.shown = person.shown();
  }

  Person person() {
    return person;
  }

  Room room() {
    return room;
  }

  /** Returns the name the room's log knows the person by. */
  String shown() {
    return shown;
  }

  void renamed(String now) {
    shown = now;
  }

  boolean deserted() {
    return sessions.isEmpty();
  }

  List<Session> sessions() {
    return List.copyOf(sessions);
  }

  /** Tells whether this session is the only one here. */
  boolean only(Session session) {
    return sessions.size() == 1 && sessions.getFirst() == session;
  }

  void add(Session session) {
    sessions.add(session);
    session.entered(this);
  }

  void remove(Session session) {
    sessions.remove(session);
    session.left(room);
  }

  /** Takes a sign of typing at this time, in milliseconds; returns whether it is to be told. */
  boolean types(long now) {
    if (now - typedAt < 1_000) {
      return false;
    }
    typedAt = now;
    return true;
  }
}
