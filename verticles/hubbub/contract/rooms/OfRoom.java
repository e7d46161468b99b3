package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A request that needs nothing but the room.
 *
 * @param room the room's name or key, in any capitals
 */
public record OfRoom(String room) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfRoom fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new OfRoom(fields.text("room"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("room", room);
  }
}
