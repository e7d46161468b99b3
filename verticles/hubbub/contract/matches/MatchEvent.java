package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Something in a match that everybody at it, or one session, is to hear of.
 *
 * @param match the number of the match
 * @param seq 1 for the first event of the match since the verticle started, then one more each
 * @param kind what happened
 * @param frame by kind: what goes to the clients, as it is; else without fields
 * @param session by kind: whom it concerns; else empty
 */
public record MatchEvent(long match, long seq, Kind kind, JsonObject frame, String session) implements Message {
  /** What can happen. */
  public enum Kind {
    /** The game begins; {@code frame} goes to all before any frame of the game. */
    INIT,
    /** {@code frame} goes to all: {@code {"message_type":"paused"}} or {@code {"message_type":"resumed"}}. */
    SAY,
    /** The match is over and its result stored; {@code frame} goes to all, then their connections end with 1000. */
    END,
    /** The match was deleted, expired or given up without a result; the connections end. */
    GONE,
    /** Somebody took the seat of {@code session} again; that older connection ends. */
    KICK
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static MatchEvent fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new MatchEvent(fields.whole("match", 1, Long.MAX_VALUE), fields.whole("seq"),
        fields.choice("kind", Kind.class), fields.object("frame"), fields.text("session", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("match", match).put("seq", seq).put("kind", kind.name().toLowerCase(Locale.ROOT))
        .put("frame", frame).put("session", session);
  }
}
