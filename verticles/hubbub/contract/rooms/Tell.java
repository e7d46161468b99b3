package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A word from the hub in one room.
 *
 * @param room the room's name or key, in any capitals
 * @param text what is said; at most {@code limits.messageBytes} of UTF-8
 */
public record Tell(String room, String text) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Tell fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Tell(fields.text("room"), fields.text("text"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("room", room).put("text", text);
  }
}
