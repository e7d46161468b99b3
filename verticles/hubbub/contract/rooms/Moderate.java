package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * What an owner or administrator does about a person in a room.
 *
 * @param actor the name of the person who acts: an admin, or the owner of the room
 * @param room the room's name or key, in any capitals
 * @param target the person concerned
 * @param until until when it holds, in milliseconds since the epoch; absent = for good; ignored by kick and invite
 * @param reason why, for the person and the audit; may be empty
 */
public record Moderate(String actor, String room, String target, long until, String reason) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Moderate fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Moderate(fields.text("actor"), fields.text("room"), fields.text("target"),
        fields.whole("until", Long.MAX_VALUE), fields.text("reason", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("room", room).put("target", target).put("until", until)
        .put("reason", reason);
  }
}
