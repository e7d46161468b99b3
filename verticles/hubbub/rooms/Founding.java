package hubbub.rooms;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Join;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How rooms come to be and end. */
final class Founding {
  private static final Logger LOG = LoggerFactory.getLogger(Founding.class);

  private final Hall hall;
  private final Map<String, Future<Room>> making = new HashMap<>();
  private boolean patient;

  Founding(Hall hall) {
    this.hall = hall;
    this.patient = !hall.config().timing().emptyGrace().isZero();
  }

  /** Takes every stored room up, and makes those of the lobby that are missing. */
  Future<Void> load() {
    return hall.records().ended().compose(this::bury)
        .compose(none -> {
          Map<String, RoomRecord> stored = new HashMap<>();
          return hall.records().rooms(room -> stored.put(room.key(), room.record())).map(stored);
        })
        .compose(this::takeUp)
        .compose(none -> lobby());
  }

  /** Ends the time in which empty temporary rooms wait for members who may only have lost their way to the hub. */
  void loseGrace() {
    patient = false;
  }

  /** Returns the room asked for, made now where that is asked for too. */
  Future<Room> findOrMake(Join join, Session session) {
    Name name = Name.room(join.room());
    Person owner = session.person();
    return findOrMake(name, () -> {
      if (!join.create()) {
        throw new Fault(ErrorCode.NO_SUCH_ROOM);
      }
      if (owner.roomsJoined() >= hall.config().limits().roomsJoined()) {
        throw new Fault(ErrorCode.TOO_MANY_ROOMS);
      }
      return RoomRecord.made(name.shown(), epoch(), owner.shown(), owner.guest(), join.temporary());
    });
  }

  /** Returns a room for the hub itself, made now where it is not there. */
  Future<Room> findOrKeep(Name name) {
    return findOrMake(name, () -> RoomRecord.made(name.shown(), epoch(), "", false, false));
  }

  /** Ends a temporary room that nobody is in. */
  void vanishIfEmpty(Room room) {
    if (vanishes(room)) {
      room.lane().hold(() -> vanishes(room) ? end(room, "") : Future.succeededFuture())
          .onFailure(lost -> LOG.warn("room.end.failed epoch={}", room.epoch()));
    }
  }

  /**
   * Ends a room whose lane is held: its record first, so that a crash cannot bring it back, then its members and its
   * log, whose last event tells everybody.
   */
  Future<Void> end(Room room, String who) {
    if (!hall.rooms().has(room)) {
      return Future.failedFuture(new Fault(ErrorCode.NO_SUCH_ROOM));
    }
    Promise<Void> ended = Promise.promise();
    room.closing(ended.future());
    return hall.records().end(room).compose(gone -> {
      // What was on its way into the log is there before the end, and so in memory by then.
      Future<Void> end = hall.log().end(room, who, () -> {
        room.allMembers().forEach(room::remove);
        hall.rooms().remove(room);
      });
      return end.transform(dropped -> dropped.succeeded() ? hall.records().forget(room.epoch()) : end)
          .transform(any -> Future.<Void>succeededFuture());
    }).onComplete(ended);
  }

  private boolean vanishes(Room room) {
    return !patient && room.record().temporary() && room.deserted() && !room.closing() && hall.rooms().has(room);
  }

  private Future<Room> findOrMake(Name name, Supplier<RoomRecord> wanted) {
    Room room = hall.rooms().find(name.key()).orElse(null);
    if (room != null) {
      return room.closing() ? room.settled().transform(any -> findOrMake(name, wanted))
          : Future.succeededFuture(room);
    }
    Future<Room> made = making.get(name.key());
    if (made != null) {
      return made;
    }
    RoomRecord record = wanted.get();
    if (hall.rooms().count() + making.size() >= hall.config().limits().rooms()) {
      throw new Fault(ErrorCode.TOO_MANY_ROOMS);
    }
    return make(name.key(), record);
  }

  private Future<Room> make(String key, RoomRecord record) {
    Room room = new Room(key, hall.rooms().lobby(key), record, hall.log().begin());
    Future<Room> made = hall.records().make(key, record).map(stored -> {
      making.remove(key);
      hall.rooms().add(room);
      return room;
    });
    if (!made.isComplete()) {
      making.put(key, made);
    }
    return made.onFailure(lost -> making.remove(key));
  }

  private Future<Void> bury(List<String> epochs) {
    return Future.all(epochs.stream()
        .map(epoch -> hall.log().drop(epoch).compose(dropped -> hall.records().forget(epoch))).toList()).mapEmpty();
  }

  private Future<Void> takeUp(Map<String, RoomRecord> stored) {
    return Future.all(stored.entrySet().stream().map(entry -> hall.log().open(entry.getValue().epoch())
        .map(log -> {
          boolean lobby = hall.rooms().lobby(entry.getKey());
          hall.rooms().add(new Room(entry.getKey(), lobby, entry.getValue(), log));
          return null;
        })).toList()).mapEmpty();
  }

  private Future<Void> lobby() {
    return Future.all(hall.config().lobby().stream().map(name -> hall.rooms().find(name.key())
        .map(room -> hall.records().change(hall.rooms(), room, RoomRecord::asOpen).<Void>mapEmpty())
        .orElseGet(() -> make(name.key(), RoomRecord.made(name.shown(), epoch(), "", false, false)).mapEmpty()))
        .toList()).mapEmpty();
  }

  private static String epoch() {
    return UUID.randomUUID().toString().substring(0, 18);
  }
}
