package hubbub.rooms;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Moderate;
import io.vertx.core.Future;

/** Who may do what about a room: its owner, and administrators, connected or not. */
final class Authority {
  private final Hall hall;
  private final Accounts accounts;

  Authority(Hall hall, Accounts accounts) {
    this.hall = hall;
    this.accounts = accounts;
  }

  Future<Room> over(Moderate deed) {
    return over(deed.actor(), deed.room());
  }

  /**
   * Returns the room if the actor may do something against somebody there: nobody does so to themselves, and an owner
   * not to an administrator. Fails as {@link #over} and with NO_SUCH_PERSON, FORBIDDEN.
   */
  Future<Room> against(Moderate deed) {
    return over(deed).compose(room -> {
      Name target = name(deed.target());
      if (Name.of(deed.actor()).filter(actor -> actor.key().equals(target.key())).isPresent()) {
        throw new Fault(ErrorCode.FORBIDDEN, "Nobody can do that to themselves.");
      }
      return protectedFrom(deed.actor(), target).map(above -> {
        if (above) {
          throw new Fault(ErrorCode.FORBIDDEN, "Nobody can do that to an administrator.");
        }
        return room;
      });
    });
  }

  /** Returns the room if the actor may moderate it. Fails with NO_SUCH_ROOM, NOT_OWNER, UNAVAILABLE. */
  Future<Room> over(String actor, String roomName) {
    Room room = hall.rooms().demand(roomName);
    if (Name.of(actor).filter(name -> room.record().ownedBy(name.key())).isPresent()) {
      return Future.succeededFuture(room);
    }
    return admin(actor).map(admin -> {
      if (!admin) {
        throw new Fault(ErrorCode.NOT_OWNER);
      }
      return room;
    });
  }

  /** Tells whether a name is an administrator's. */
  Future<Boolean> admin(String actor) {
    Name name = Name.of(actor).orElse(null);
    if (name == null) {
      return Future.succeededFuture(false);
    }
    return hall.people().online(name.key()).filter(Person::admin).isPresent()
        ? Future.succeededFuture(true) : accounts.admin(name, hall.now());
  }

  /** Reads a person's name; fails with NO_SUCH_PERSON. */
  Name name(String person) {
    return Name.of(person).orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_PERSON));
  }

  /** Returns the name of somebody who is connected or has an account; fails with NO_SUCH_PERSON. */
  Future<Name> known(String person) {
    Name name = name(person);
    if (hall.people().online(name.key()).isPresent()) {
      return Future.succeededFuture(name);
    }
    return accounts.find(name).map(account -> {
      if (account.isEmpty()) {
        throw new Fault(ErrorCode.NO_SUCH_PERSON);
      }
      return name;
    });
  }

  /** Returns an actor's name as everybody sees it. */
  String shown(String actor) {
    return Name.of(actor).flatMap(name -> hall.people().find(name.key())).map(Person::shown).orElse(actor);
  }

  // Of somebody who is here the session knows it, also while the accounts cannot be asked.
  private Future<Boolean> protectedFrom(String actor, Name target) {
    Future<Boolean> above = hall.people().online(target.key()).map(person -> Future.succeededFuture(person.admin()))
        .orElseGet(() -> accounts.admin(target, hall.now()));
    return above.compose(yes -> yes ? admin(actor).map(equal -> !equal) : Future.succeededFuture(false));
  }

  /** Fails with ROOM_FIXED for a room of the lobby. */
  static void demandFree(Room room) {
    if (room.lobby()) {
      throw new Fault(ErrorCode.ROOM_FIXED);
    }
  }
}
