package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A gap in a room's events that the bridge wants closed; not for clients.
 *
 * @param room the room's name or key, in any capitals
 * @param after events after this number
 * @param limit how many at the most
 */
public record Fill(String room, long after, int limit) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Fill fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Fill(fields.text("room"), fields.whole("after"), fields.count("limit"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("room", room).put("after", after).put("limit", limit);
  }
}
