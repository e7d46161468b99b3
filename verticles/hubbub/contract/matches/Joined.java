package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A seat was taken. Where the match has started, {@code init} goes to the client and then the newer one of
 * {@code frame} and what came at the game's topic; where it is paused, the client is told so.
 *
 * @param match the match with the new seat in it
 * @param seq the number of the newest {@link MatchEvent} this answer knows of; one above it that was heard already
 *     still counts for this session
 * @param init what every participant gets first, as it is; without fields where the match has not started
 * @param frame what is to be seen now, as it is; without fields where the match has not started
 * @param tick the number of that frame; 0 where the match has not started
 */
public record Joined(Match match, long seq, JsonObject init, JsonObject frame, long tick) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Joined fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Joined(fields.message("match", Match::fromJson), fields.whole("seq", 0),
        fields.object("init"), fields.object("frame"),
        fields.whole("tick", 0));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("match", match.toJson()).put("seq", seq).put("init", init).put("frame", frame)
        .put("tick", tick);
  }
}
