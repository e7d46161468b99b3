package hubbub.rooms;

import hubbub.contract.Name;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who owns a room when its owner was a guest, whose name is anybody's once it is free. */
final class Succession {
  private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

  private final Hall hall;

  Succession(Hall hall) {
    this.hall = hall;
  }

  /** Gives the rooms of a guest who went to those who have been in them longest. */
  void without(Person gone) {
    if (gone.guest()) {
      hall.rooms().ownedBy(gone.key()).forEach(this::settle);
    }
  }

  /** Looks at every room once more, for what a restart or a failing store left undone. */
  void settleAll() {
    hall.rooms().all().stream().filter(this::orphaned).forEach(this::settle);
  }

  /** A guest is now called otherwise: what is noted about the name in rooms moves with it. */
  Future<Void> renamed(Person person, Name before, Name now) {
    Set<Room> concerned = new LinkedHashSet<>(hall.rooms().ownedBy(before.key()));
    person.memberships().forEach(membership -> concerned.add(membership.room()));
    return Future.join(concerned.stream()
        .map(room -> change(room, record -> record.renamed(before.key(), now, hall.now()))).toList()).mapEmpty();
  }

  private void settle(Room room) {
    change(room, record -> orphaned(room) ? heir(room) : record);
  }

  private RoomRecord heir(Room room) {
    for (Membership membership : room.members()) {
      if (membership.person().present()) {
        return room.record().withOwner(membership.person().shown(), membership.person().guest());
      }
    }
    return room.record().withOwner("", false);
  }

  private boolean orphaned(Room room) {
    RoomRecord record = room.record();
    return record.guest() && hall.people().online(record.ownerKey()).filter(Person::guest).isEmpty();
  }

  private Future<RoomRecord> change(Room room, UnaryOperator<RoomRecord> change) {
    return hall.records().change(hall.rooms(), room, change)
        .onFailure(problem -> LOG.warn("room.owner.failed epoch={}", room.epoch()));
  }
}
