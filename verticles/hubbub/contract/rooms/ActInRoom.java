package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * What an owner or administrator does to a room.
 *
 * @param actor the name of the person who acts: an admin, or the owner of the room
 * @param room the room's name or key, in any capitals
 */
public record ActInRoom(String actor, String room) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ActInRoom fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ActInRoom(fields.text("actor"), fields.text("room"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("room", room);
  }
}
