package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A new topic for a room.
 *
 * @param actor the name of the person who acts: an admin, or the owner of the room
 * @param room the room's name or key, in any capitals
 * @param topic the topic, empty for none; at most 300 characters
 */
public record SetTopic(String actor, String room, String topic) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static SetTopic fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new SetTopic(fields.text("actor"), fields.text("room"), fields.text("topic"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("room", room).put("topic", topic);
  }
}
