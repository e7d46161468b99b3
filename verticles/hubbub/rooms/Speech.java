package hubbub.rooms;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.rooms.InRoom;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.Said;
import hubbub.contract.rooms.Say;
import hubbub.contract.rooms.Typing;
import io.vertx.core.Future;

/** Speaking in rooms: the way most requests go, so nothing here grows with the number of members or rooms. */
final class Speech {
  private final Hall hall;

  Speech(Hall hall) {
    this.hall = hall;
  }

  Future<Said> say(Say say) {
    Session session = hall.people().demand(say.session());
    return session.person().lane().pass(() -> say(session, say));
  }

  Future<Done> type(InRoom type) {
    Session session = hall.people().demand(type.session());
    return session.person().lane().pass(() -> {
      Membership membership = speaker(session, type.room());
      if (membership.types(hall.steady())) {
        Room room = membership.room();
        hall.bus().publish(room.typing(), new Typing(room.key(), session.person().shown()));
      }
      return Future.succeededFuture(Done.DONE);
    });
  }

  /** Takes one message from a person's allowance. Fails with RATE_LIMITED. */
  static void spend(Person person, long now) {
    long wait = person.allowance().take(now);
    if (wait > 0) {
      long seconds = (wait + 999) / 1_000;
      throw new Fault(ErrorCode.RATE_LIMITED, "You are sending too fast. Try again in " + seconds + " s.");
    }
  }

  // Check and append are one step: the order of the log is the order of the checks.
  private Future<Said> say(Session session, Say say) {
    Room room = speaker(session, say.room()).room();
    String text = Text.message(say.text(), hall.config().limits().messageBytes());
    Person person = session.person();
    spend(person, hall.steady());
    return hall.log().append(room, Kind.SAID, person.shown(), text, event -> {})
        .map(event -> new Said(event.seq(), event.at()));
  }

  private Membership speaker(Session session, String name) {
    session.demandAttached();
    Membership membership = session.demandIn(hall.rooms().find(name));
    Room room = membership.room();
    if (room.closing()) {
      throw new Fault(ErrorCode.NOT_MEMBER);
    }
    if (room.record().muted(session.person().key(), hall.now())) {
      throw new Fault(ErrorCode.MUTED);
    }
    return membership;
  }
}
