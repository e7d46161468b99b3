package hubbub.rooms;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.Said;
import hubbub.contract.rooms.Tell;
import io.vertx.core.Future;

/** Rooms that other parts of the hub open, speak in and close, such as those of matches. */
final class KeptRooms {
  private final Hall hall;
  private final Founding founding;

  KeptRooms(Hall hall, Founding founding) {
    this.hall = hall;
    this.founding = founding;
  }

  Future<Done> keep(OfRoom keep) {
    Name name = Name.room(keep.room());
    return founding.findOrKeep(name).compose(room -> {
      Authority.demandFree(room);
      return hall.records().change(hall.rooms(), room, RoomRecord::asOpen);
    }).map(Done.DONE);
  }

  Future<Said> tell(Tell tell) {
    Room room = hall.rooms().demand(tell.room());
    if (room.closing()) {
      throw new Fault(ErrorCode.NO_SUCH_ROOM);
    }
    String text = Text.message(tell.text(), hall.config().limits().messageBytes());
    return hall.log().append(room, Kind.SAID, Name.SERVER, text, event -> {})
        .map(event -> new Said(event.seq(), event.at()));
  }

  Future<Done> close(OfRoom close) {
    Room room = hall.rooms().demand(close.room());
    Authority.demandFree(room);
    return room.lane().hold(() -> founding.end(room, Name.SERVER)).map(Done.DONE);
  }
}
