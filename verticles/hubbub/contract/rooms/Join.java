package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A session enters a room.
 *
 * @param session the session that acts, as it was attached
 * @param room the room's name or key, in any capitals
 * @param create whether a room that does not exist is made, owned by the person
 * @param temporary whether a room made now vanishes with its last member
 * @param members whether the answer shall hold the members
 */
public record Join(String session, String room, boolean create, boolean temporary, boolean members) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Join fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Join(fields.text("session"), fields.text("room"), fields.flag("create"), fields.flag("temporary"),
        fields.flag("members"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("room", room).put("create", create)
        .put("temporary", temporary).put("members", members);
  }
}
