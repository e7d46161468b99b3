package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * An administrator's word to everybody.
 *
 * @param actor the name of the person who acts: an admin, or the owner of the room
 * @param text what is said
 */
public record Announce(String actor, String text) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Announce fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Announce(fields.text("actor"), fields.text("text"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("text", text);
  }
}
