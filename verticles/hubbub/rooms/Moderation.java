package hubbub.rooms;

import hubbub.contract.AuditPage;
import hubbub.contract.AuditQuery;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.ActInRoom;
import hubbub.contract.rooms.Announce;
import hubbub.contract.rooms.Broadcast;
import hubbub.contract.rooms.Delivery.Kind;
import hubbub.contract.rooms.Moderate;
import hubbub.contract.rooms.OfActor;
import hubbub.contract.rooms.RoomList;
import hubbub.contract.rooms.RoomsApi;
import io.vertx.core.Future;

/** What owners and administrators do about people. An entry in the audit comes before the deed. */
final class Moderation {
  private final Hall hall;
  private final Authority authority;
  private final Doors doors;
  private final Founding founding;
  private final Audit audit;

  Moderation(Hall hall, Authority authority, Doors doors, Founding founding, Audit audit) {
    this.hall = hall;
    this.authority = authority;
    this.doors = doors;
    this.founding = founding;
    this.audit = audit;
  }

  Future<Done> invite(Moderate deed) {
    return authority.over(deed).compose(room -> authority.known(deed.target()).compose(target ->
        audit.deed("invite", deed)
            .compose(written -> room.lobby() ? Future.succeededFuture(room.record())
                : hall.records().change(hall.rooms(), room, record -> record.withInvited(target.key())))
            .map(stored -> {
              tell(target, room, deed);
              return Done.DONE;
            })));
  }

  Future<Done> kick(Moderate deed) {
    return authority.against(deed).compose(room -> {
      Name target = authority.name(deed.target());
      inside(room, target);
      return audit.deed("kick", deed).compose(written -> kick(room, target, deed));
    });
  }

  Future<Done> mute(Moderate deed) {
    return authority.against(deed).compose(room -> {
      demandFuture(deed);
      return authority.known(deed.target()).compose(target -> audit.deed("mute", deed)
          .compose(written -> hall.records().change(hall.rooms(), room,
              record -> record.withMute(target.key(), deed.until(), hall.now()))).map(Done.DONE));
    });
  }

  Future<Done> unmute(Moderate deed) {
    return authority.over(deed).compose(room -> {
      String target = authority.name(deed.target()).key();
      return audit.deed("unmute", deed).compose(written -> hall.records().change(hall.rooms(), room,
          record -> record.withMute(target, 0, hall.now()))).map(Done.DONE);
    });
  }

  Future<Done> ban(Moderate deed) {
    return authority.against(deed).compose(room -> {
      demandFuture(deed);
      return authority.known(deed.target()).compose(target -> audit.deed("ban", deed)
          .compose(written -> hall.records().change(hall.rooms(), room,
              record -> record.withBan(target.key(), deed.until(), hall.now())))
          .compose(stored -> kick(room, target, deed)).recover(Moderation::unlessAbsent));
    });
  }

  Future<Done> unban(Moderate deed) {
    return authority.over(deed).compose(room -> {
      String target = authority.name(deed.target()).key();
      return audit.deed("unban", deed).compose(written -> hall.records().change(hall.rooms(), room,
          record -> record.withBan(target, 0, hall.now()))).map(Done.DONE);
    });
  }

  Future<Done> delete(ActInRoom deed) {
    return authority.over(deed.actor(), deed.room()).compose(room -> {
      Authority.demandFree(room);
      return audit.deed("delete", deed.actor(), deed.room(), "")
          .compose(written -> room.lane().hold(() -> founding.end(room, authority.shown(deed.actor())))).map(Done.DONE);
    });
  }

  Future<RoomList> all(OfActor ask) {
    return demandAdmin(ask.actor()).map(admin -> new RoomList(hall.rooms().all().stream()
        .map(room -> room.state(false)).toList()));
  }

  Future<AuditPage> audit(AuditQuery query) {
    return audit.search(query);
  }

  Future<Done> announce(Announce announce) {
    return demandAdmin(announce.actor()).compose(admin -> {
      String text = Text.message(announce.text(), hall.config().limits().messageBytes());
      return audit.deed("announce", announce.actor(), "", text).map(written -> {
        hall.bus().publish(RoomsApi.BROADCAST, new Broadcast(text));
        return Done.DONE;
      });
    });
  }

  private Future<Void> demandAdmin(String actor) {
    return authority.admin(actor).map(admin -> {
      if (!admin) {
        throw new Fault(ErrorCode.FORBIDDEN);
      }
      return null;
    });
  }

  private void tell(Name target, Room room, Moderate deed) {
    hall.people().online(target.key()).ifPresent(person -> hall.deliver(
        person.attached(), Kind.INVITED, authority.shown(deed.actor()), deed.reason(), room.name()));
  }

  // In the person's own lane, and not in the room's: a request that waits there may want the room's record.
  private Future<Done> kick(Room room, Name target, Moderate deed) {
    Membership there = inside(room, target);
    return there.person().lane().hold(() -> doors.remove(inside(room, target), "kicked").map(sessions -> {
      hall.deliver(sessions, Kind.REMOVED, authority.shown(deed.actor()), deed.reason(), room.key());
      return Done.DONE;
    }));
  }

  private Membership inside(Room room, Name target) {
    return hall.people().find(target.key()).flatMap(room::member)
        .orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_PERSON));
  }

  private void demandFuture(Moderate deed) {
    if (deed.until() <= hall.now()) {
      throw new Fault(ErrorCode.BAD_REQUEST, "The field 'until' must be a time to come.");
    }
  }

  private static Future<Done> unlessAbsent(Throwable problem) {
    return Fault.is(problem, ErrorCode.NO_SUCH_PERSON) || Fault.is(problem, ErrorCode.NOT_MEMBER)
        ? Future.succeededFuture(Done.DONE) : Future.failedFuture(problem);
  }
}
