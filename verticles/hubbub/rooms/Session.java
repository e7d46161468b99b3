package hubbub.rooms;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Principal;
import hubbub.contract.rooms.Attach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One connection of a person over one protocol. */
final class Session {
  private final String id;
  private final String bridge;
  private final String protocol;
  private final boolean admin;
  private final Person person;
  private final Map<Room, Membership> rooms = new LinkedHashMap<>(4);
  private boolean attached;

  Session(Attach attach, Person person) {
    this.id = attach.session();
    this.bridge = attach.bridge();
    this.protocol = attach.protocol();
    this.admin = attach.roles().contains(Principal.ADMIN);
    this.person = person;
  }

  String id() {
    return id;
  }

  String bridge() {
    return bridge;
  }

  String protocol() {
    return protocol;
  }

  boolean admin() {
    return admin;
  }

  Person person() {
    return person;
  }

  /** Tells whether it has entered; before that its name is only held for it. */
  boolean attached() {
    return attached;
  }

  void attached(boolean now) {
    attached = now;
  }

  /** Fails with NO_SUCH_SESSION where the session has ended, or was refused, while its request waited. */
  void demandAttached() {
    if (!attached) {
      throw new Fault(ErrorCode.NO_SUCH_SESSION);
    }
  }

  /** Returns the membership this session takes part in, if it is in the room. */
  Optional<Membership> in(Room room) {
    return Optional.ofNullable(rooms.get(room));
  }

  /** Returns the membership this session takes part in; fails with NOT_MEMBER. */
  Membership demandIn(Optional<Room> room) {
    return room.flatMap(this::in).orElseThrow(() -> new Fault(ErrorCode.NOT_MEMBER));
  }

  List<Membership> memberships() {
    return new ArrayList<>(rooms.values());
  }

  void entered(Membership membership) {
    rooms.put(membership.room(), membership);
  }

  void left(Room room) {
    rooms.remove(room);
  }
}
