package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * Something for single sessions of one bridge instance.
 *
 * @param sessions the sessions concerned
 * @param kind what it is
 * @param who the author of a direct message; who removed the session from a room
 * @param text the message, or the reason
 * @param room the room concerned, empty for none; of an invitation as it is shown, since the invited may not look it up
 * @param at when, in milliseconds since the epoch
 */
public record Delivery(List<String> sessions, Kind kind, String who, String text, String room, long at)
    implements Message {
  /** What can be delivered. */
  public enum Kind {
    /** A direct message. */
    DIRECT,
    /** A word from the hub to this person alone. */
    NOTICE,
    /** The session is no longer in the room. */
    REMOVED,
    /** The person was invited to the room. */
    INVITED
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Delivery fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Delivery(fields.texts("sessions"), fields.choice("kind", Kind.class), fields.text("who", ""),
        fields.text("text", ""), fields.text("room", ""), fields.whole("at"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("sessions", new JsonArray(sessions))
        .put("kind", kind.name().toLowerCase(Locale.ROOT)).put("who", who).put("text", text).put("room", room)
        .put("at", at);
  }
}
