package hubbub.rooms;

import hubbub.contract.Fields;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.store.Journal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** How an event is written into a room's journal: without room, epoch and number, which follow from where it is. */
final class Entries {
  private Entries() {}

  static Buffer written(Kind kind, long at, String who, String text) {
    return new JsonObject().put("kind", kind.name().toLowerCase(Locale.ROOT)).put("at", at).put("who", who)
        .put("text", text).toBuffer();
  }

  static RoomEvent read(Room room, Journal.Line line) {
    Fields fields = new Fields(line.entry().toJsonObject());
    return new RoomEvent(room.key(), room.epoch(), line.seq(), fields.whole("at"), fields.choice("kind", Kind.class),
        fields.text("who"), fields.text("text"));
  }

  static List<RoomEvent> read(Room room, List<Journal.Line> lines) {
    return lines.stream().map(line -> read(room, line)).toList();
  }
}
