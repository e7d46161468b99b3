package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * What a session does in a room that needs no more words.
 *
 * @param session the session that acts, as it was attached
 * @param room the room's name or key, in any capitals
 */
public record InRoom(String session, String room) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static InRoom fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new InRoom(fields.text("session"), fields.text("room"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("room", room);
  }
}
