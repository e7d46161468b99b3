package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A message to a room.
 *
 * @param session the session that acts, as it was attached
 * @param room the room's name or key, in any capitals
 * @param text what is said; at most {@code limits.messageBytes} of UTF-8
 */
public record Say(String session, String room, String text) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Say fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Say(fields.text("session"), fields.text("room"), fields.text("text"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("room", room).put("text", text);
  }
}
