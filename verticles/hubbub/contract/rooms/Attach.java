package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A connection of a logged-in person or a guest enters the hub.
 *
 * @param session an id of the connection, unique for ever; the bridge's key is its beginning
 * @param bridge the key of the bridge instance, under which it is sent to at {@link RoomsApi#DELIVER}
 * @param name the person's name; for an account as registered
 * @param roles the roles proved; none = a guest
 * @param protocol the adapter's name; one session for each person and protocol
 * @param rooms rooms to be in at once; empty = all lobby rooms but those the person is banned from
 * @param resume whether the bridge tells of a session that was attached before: nothing is announced but to those who
 *     were told of its leaving, and rooms that are gone or banned from since are left out of the answer
 */
public record Attach(String session, String bridge, String name, List<String> roles, String protocol,
    List<String> rooms, boolean resume) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Attach fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Attach(fields.text("session"), fields.text("bridge"), fields.text("name"), fields.texts("roles"),
        fields.text("protocol"), fields.texts("rooms"), fields.flag("resume"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("bridge", bridge).put("name", name)
        .put("roles", new JsonArray(roles)).put("protocol", protocol).put("rooms", new JsonArray(rooms))
        .put("resume", resume);
  }
}
