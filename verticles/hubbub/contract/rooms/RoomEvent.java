package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Something that happened in a room, in the room's one order.
 *
 * @param room the room's key
 * @param epoch the identity of the log
 * @param seq 1 for the first event of the log, then one more each, without a hole
 * @param at when, in milliseconds since the epoch
 * @param kind what happened
 * @param who whom it concerns: the author, the one who came or went
 * @param text by kind: the message, the new name, the topic, why somebody left; else empty
 */
public record RoomEvent(String room, String epoch, long seq, long at, Kind kind, String who, String text)
    implements Message {
  /** What can happen in a room. */
  public enum Kind {
    /** Somebody said {@code text}. */
    SAID,
    /** Somebody's first session came in. */
    JOINED,
    /** Somebody's last session went; {@code text} is {@code left}, {@code quit} or {@code kicked}. */
    LEFT,
    /** Somebody is now called {@code text}. */
    RENAMED,
    /** The topic is now {@code text}. */
    TOPIC,
    /** The room is now {@code text}: {@code public} or {@code private}. */
    VISIBILITY,
    /** The room is gone; the last event of its log. */
    CLOSED
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static RoomEvent fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new RoomEvent(fields.text("room"), fields.text("epoch"), fields.whole("seq"), fields.whole("at"),
        fields.choice("kind", Kind.class), fields.text("who"), fields.text("text", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("room", room).put("epoch", epoch).put("seq", seq).put("at", at)
        .put("kind", kind.name().toLowerCase(Locale.ROOT)).put("who", who).put("text", text);
  }
}
