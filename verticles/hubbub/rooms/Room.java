package hubbub.rooms;

import hubbub.bus.Lane;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Topic;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Typing;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A room as of the newest event of its log: the record, the members, and the newest events. Changes only when an event
 * is in the log or a record is stored.
 */
final class Room {
  private static final int NEWEST_EVENTS = 256;
  private static final int NEWEST_CHARACTERS = 128 * 1024;

  private final String key;
  private final boolean lobby;
  private final Lane lane = new Lane();
  private final Topic<RoomEvent> events;
  private final Topic<Typing> typing;
  private final Map<Person, Membership> members = new LinkedHashMap<>();
  private final LogHead log;
  private RoomRecord record;
  private int entering;
  private Future<Void> settled = Future.succeededFuture();

  Room(String key, boolean lobby, RoomRecord record, LogHead log) {
    this.key = key;
    this.lobby = lobby;
    this.record = record;
    this.log = log;
    this.events = RoomsApi.EVENT.of(key);
    this.typing = RoomsApi.TYPING.of(key);
  }

  static Tail tail(long since) {
    return new Tail(NEWEST_EVENTS, NEWEST_CHARACTERS, since);
  }

  static boolean line(Kind kind) {
    return kind == Kind.SAID || kind == Kind.TOPIC;
  }

  String key() {
    return key;
  }

  /** Returns the name as it is shown. */
  String name() {
    return record.name();
  }

  String epoch() {
    return record.epoch();
  }

  boolean lobby() {
    return lobby;
  }

  /** Returns the order in which changes of the record are made. */
  Lane lane() {
    return lane;
  }

  Topic<RoomEvent> events() {
    return events;
  }

  Topic<Typing> typing() {
    return typing;
  }

  LogHead log() {
    return log;
  }

  RoomRecord record() {
    return record;
  }

  void record(RoomRecord stored) {
    record = stored;
  }

  Optional<Membership> member(Person person) {
    return Optional.ofNullable(members.get(person));
  }

  /** Returns the members in the order of joining, without a copy; not to be kept. */
  Iterable<Membership> members() {
    return members.values();
  }

  List<Membership> allMembers() {
    return List.copyOf(members.values());
  }

  /** Puts a session in, and with it its person. */
  void add(Session session) {
    Membership membership = members.computeIfAbsent(session.person(), person -> new Membership(person, this));
    session.person().entered(membership);
    membership.add(session);
  }

  /** Takes a person out with all its sessions. */
  void remove(Membership membership) {
    membership.sessions().forEach(membership::remove);
    members.remove(membership.person(), membership);
    membership.person().left(membership);
    if (members.isEmpty()) {
      log.cool();
    }
  }

  /** Tells whether nobody is in it or about to be. */
  boolean deserted() {
    return members.isEmpty() && entering == 0;
  }

  /** Notes that somebody's joining is on its way into the log, or no longer. */
  void entering(int change) {
    entering += change;
  }

  /** Fails with BANNED_FROM_ROOM, ROOM_PRIVATE where this person may not come in. */
  void admit(Session session, long now) {
    String person = session.person().key();
    if (session.admin()) {
      return;
    }
    if (record.banned(person, now)) {
      throw new Fault(ErrorCode.BANNED_FROM_ROOM);
    }
    if (record.closed() && !record.ownedBy(person) && !record.invited().contains(person)) {
      throw new Fault(ErrorCode.ROOM_PRIVATE);
    }
  }

  /** Tells whether this session may know that the room exists. */
  boolean visibleTo(Session session) {
    String person = session.person().key();
    return !record.closed() || session.admin() || members.containsKey(session.person())
        || record.ownedBy(person) || record.invited().contains(person);
  }

  /** Notes that the room is being ended; nothing is logged or joined until the future completes. */
  void closing(Future<Void> end) {
    settled = end;
  }

  boolean closing() {
    return !settled.isComplete();
  }

  /** Completes when the room is not, or no longer, being ended. */
  Future<Void> settled() {
    return settled;
  }

  RoomState state(boolean withMembers) {
    List<String> names = withMembers ? members.values().stream().map(Membership::shown).toList() : List.of();
    return new RoomState(key, record.name(), record.epoch(), log.seq(), record.owner(), record.topic(),
        record.closed(), lobby, members.size(), names);
  }
}
