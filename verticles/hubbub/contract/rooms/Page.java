package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A stretch of a room's log, in ascending order.
 *
 * @param epoch the epoch of the numbers
 * @param whole asked for what is after a number: whether the events follow it without a gap (ask on after the last
 *     one until there are none), false = that cannot be, and these are the newest; else whether nothing older is kept
 * @param events the events
 */
public record Page(String epoch, boolean whole, List<RoomEvent> events) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Page fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Page(fields.text("epoch"), fields.flag("whole"), fields.messages("events", RoomEvent::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("epoch", epoch).put("whole", whole)
        .put("events", new JsonArray(events.stream().map(RoomEvent::toJson).toList()));
  }
}
