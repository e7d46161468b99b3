package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Makes a room private or public.
 *
 * @param actor the name of the person who acts: an admin, or the owner of the room
 * @param room the room's name or key, in any capitals
 * @param closed whether it shall be private
 */
public record SetVisibility(String actor, String room, boolean closed) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static SetVisibility fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new SetVisibility(fields.text("actor"), fields.text("room"), fields.flag("closed"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("room", room).put("closed", closed);
  }
}
