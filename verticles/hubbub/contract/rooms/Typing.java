package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Somebody is about to say something; never logged, may be lost.
 *
 * @param room the room's key
 * @param who the person's name
 */
public record Typing(String room, String who) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Typing fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Typing(fields.text("room"), fields.text("who"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("room", room).put("who", who);
  }
}
