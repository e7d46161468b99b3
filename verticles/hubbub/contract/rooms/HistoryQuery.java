package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A stretch of a room's log, as a member may see it.
 *
 * @param session the session that acts, as it was attached
 * @param room the room's name or key, in any capitals
 * @param epoch the epoch the numbers belong to; empty = the present one
 * @param after events after this number, oldest first; 0 = not asked for
 * @param before the newest events before this number; 0 = the newest there are; ignored where {@code after} is given
 * @param limit how many messages at the most; the hub's own limit holds too
 */
public record HistoryQuery(String session, String room, String epoch, long after, long before, int limit)
    implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static HistoryQuery fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new HistoryQuery(fields.text("session"), fields.text("room"), fields.text("epoch", ""),
        fields.whole("after", 0), fields.whole("before", 0), fields.count("limit", 100));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("room", room).put("epoch", epoch).put("after", after)
        .put("before", before).put("limit", limit);
  }
}
