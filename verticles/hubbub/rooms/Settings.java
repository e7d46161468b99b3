package hubbub.rooms;

import hubbub.contract.Done;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.SetTopic;
import hubbub.contract.rooms.SetVisibility;
import io.vertx.core.Future;

/** What owners and administrators set of a room: its topic, and whether it is private. */
final class Settings {
  private final Hall hall;
  private final Authority authority;
  private final Audit audit;

  Settings(Hall hall, Authority authority, Audit audit) {
    this.hall = hall;
    this.authority = authority;
    this.audit = audit;
  }

  Future<Done> topic(SetTopic set) {
    return authority.over(set.actor(), set.room()).compose(room -> {
      String topic = Text.topic(set.topic(), hall.config().limits().topicCharacters());
      return audit.deed("topic", set.actor(), set.room(), topic).compose(written -> room.lane().hold(() ->
          change(room, room.record().withTopic(topic), new Told(Kind.TOPIC, set.actor(), topic))));
    });
  }

  Future<Done> visibility(SetVisibility set) {
    return authority.over(set.actor(), set.room()).compose(room -> {
      Authority.demandFree(room);
      String word = set.closed() ? "private" : "public";
      return audit.deed("visibility", set.actor(), set.room(), word).compose(written -> room.lane().hold(() ->
          change(room, room.record().withClosed(set.closed()), new Told(Kind.VISIBILITY, set.actor(), word))));
    });
  }

  // The record is stored first; where the event cannot follow it, the record goes back to what everybody knows.
  private Future<Done> change(Room room, RoomRecord next, Told told) {
    RoomRecord before = room.record();
    if (next.equals(before)) {
      return Future.succeededFuture(Done.DONE);
    }
    return hall.records().store(hall.rooms(), room, next)
        .compose(stored -> hall.log().append(room, told.kind, authority.shown(told.actor), told.text, event -> {})
            .recover(lost -> hall.records().store(hall.rooms(), room, before)
                .transform(any -> Future.failedFuture(lost))))
        .map(Done.DONE);
  }

  private record Told(Kind kind, String actor, String text) {}
}
