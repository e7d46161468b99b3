package hubbub.rooms;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.rooms.InRoom;
import hubbub.contract.rooms.Join;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.RoomState;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How people come into rooms and leave them. What is done here holds the person's lane. */
final class Doors {
  private final Hall hall;
  private final Founding founding;
  // Who has no session in a room any more, but whose leaving the store did not take.
  private final Set<Membership> owed = new LinkedHashSet<>();

  Doors(Hall hall, Founding founding) {
    this.hall = hall;
    this.founding = founding;
  }

  Future<RoomState> join(Join join) {
    Session session = hall.people().demand(join.session());
    return session.person().lane().hold(() -> {
      session.demandAttached();
      return founding.findOrMake(join, session)
          .compose(room -> enter(session, room).map(state -> join.members() ? room.state(true) : state));
    });
  }

  Future<Done> leave(InRoom leave) {
    Session session = hall.people().demand(leave.session());
    return session.person().lane().hold(() -> {
      session.demandAttached();
      return leave(session, hall.rooms().find(leave.room()));
    });
  }

  /**
   * Brings a session into a room; completes with its state as of the person's own joining. Fails as
   * {@link hubbub.contract.rooms.RoomsApi#JOIN}.
   */
  Future<RoomState> enter(Session session, Room room) {
    if (room.closing()) {
      return room.settled().transform(any -> enter(session, hall.rooms().demand(room.key())));
    }
    Person person = session.person();
    if (session.in(room).isPresent()) {
      throw new Fault(ErrorCode.ALREADY_MEMBER);
    }
    Optional<Membership> there = room.member(person);
    if (there.isPresent()) {
      owed.remove(there.get());
      room.add(session);
      return Future.succeededFuture(room.state(false));
    }
    room.admit(session, hall.now());
    if (person.roomsJoined() >= hall.config().limits().roomsJoined()) {
      throw new Fault(ErrorCode.TOO_MANY_ROOMS);
    }
    return announce(session, room);
  }

  /** Brings a session back that was in a room before a restart: silently, unless its person was told to have left. */
  Future<Void> comeBack(Session session, Room room) {
    if (room.member(session.person()).isEmpty() && hall.departures().noted(room.epoch(), session.person())) {
      return announce(session, room).mapEmpty();
    }
    room.add(session);
    return Future.succeededFuture();
  }

  /** Takes a session that is no more out of a room; never fails: what cannot be logged now is owed to the log. */
  Future<Void> quit(Session session, Membership membership) {
    membership.remove(session);
    return membership.deserted() ? depart(membership) : Future.succeededFuture();
  }

  /** Takes a person out of a room with all its sessions. */
  Future<List<Session>> remove(Membership membership, String why) {
    Room room = membership.room();
    if (room.closing()) {
      return room.settled().transform(any -> remove(membership, why));
    }
    if (room.member(membership.person()).filter(there -> there == membership).isEmpty()) {
      return Future.failedFuture(new Fault(ErrorCode.NOT_MEMBER));
    }
    List<Session> sessions = membership.sessions();
    return hall.log().append(room, Kind.LEFT, membership.shown(), why, event -> {
      room.remove(membership);
      hall.departures().note(room.epoch(), membership.person());
    }).map(event -> {
      founding.vanishIfEmpty(room);
      return sessions;
    });
  }

  /** Tries again to log who has left. */
  void payOwed() {
    for (Membership membership : List.copyOf(owed)) {
      membership.person().lane().hold(() -> owed.remove(membership) && membership.deserted()
          ? depart(membership) : Future.succeededFuture());
    }
  }

  private Future<RoomState> announce(Session session, Room room) {
    room.entering(1);
    return hall.log().append(room, Kind.JOINED, session.person().shown(), "", event -> {
      room.entering(-1);
      room.add(session);
    }).map(event -> room.state(false)).onFailure(lost -> {
      room.entering(-1);
      founding.vanishIfEmpty(room);
    });
  }

  private Future<Done> leave(Session session, Optional<Room> room) {
    if (room.isPresent() && room.get().closing()) {
      return room.get().settled().transform(any -> leave(session, room));
    }
    Membership membership = session.demandIn(room);
    if (membership.only(session)) {
      return remove(membership, "left").map(Done.DONE);
    }
    membership.remove(session);
    return Future.succeededFuture(Done.DONE);
  }

  private Future<Void> depart(Membership membership) {
    return remove(membership, "quit").transform(left -> {
      boolean still = membership.room().member(membership.person()).filter(there -> there == membership).isPresent();
      if (still) {
        owed.add(membership);
      }
      hall.people().forget(membership.person(), hall.steady());
      return Future.succeededFuture();
    });
  }
}
