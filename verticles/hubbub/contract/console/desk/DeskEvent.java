package hubbub.contract.console.desk;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Something a person at a console is to hear of.
 *
 * @param kind what it is
 * @param room the name of the room concerned, else empty
 * @param who whom it is from, else empty
 * @param text what was said, or a sentence for people
 * @param match the match concerned, else 0
 * @param frame what is to be seen of a match, as its game says it; else without fields
 * @param at when, in milliseconds since the epoch
 */
public record DeskEvent(Kind kind, String room, String who, String text, long match, JsonObject frame, long at)
    implements Message {
  /** What there is to hear of. */
  public enum Kind {
    /** Somebody said {@code text} in a room; the person too hears so of what it said itself. */
    SAID,
    /** Somebody said {@code text} to this person alone. */
    DIRECT,
    /** The hub says {@code text} to this person. */
    NOTICE,
    /** The hub says {@code text} to everybody. */
    BROADCAST,
    /** What is to be seen of the match that is watched; only the newest is told, a few times a second. */
    FRAME,
    /** Nothing more comes of the match that was watched; {@code text} says why. */
    OVER
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static DeskEvent fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new DeskEvent(fields.choice("kind", Kind.class), fields.text("room", ""), fields.text("who", ""),
        fields.text("text", ""), fields.whole("match", 0), fields.object("frame", new JsonObject()),
        fields.whole("at"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("kind", kind.name().toLowerCase(Locale.ROOT)).put("room", room).put("who", who)
        .put("text", text).put("match", match).put("frame", frame).put("at", at);
  }
}
