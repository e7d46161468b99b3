package hubbub.contract.games;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A match as it stands.
 *
 * @param state all of it, in the game's own words: a match begun from this goes on exactly as this one would. Nobody
 *     but the game reads it
 * @param frame what is to be seen now
 * @param tick the number of this frame
 * @param hostScore what the host has, for a match that is not played to its end; 0 where the game keeps no score
 * @param challengerScore what the challenger has, likewise
 */
public record Snapshot(JsonObject state, JsonObject frame, long tick, int hostScore, int challengerScore)
    implements Message {
  /** Makes a snapshot of a game that keeps no score. */
  public Snapshot(JsonObject state, JsonObject frame, long tick) {
    this(state, frame, tick, 0, 0);
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Snapshot fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Snapshot(fields.object("state"), fields.object("frame"), fields.whole("tick"),
        fields.count("host_score", 0), fields.count("challenger_score", 0));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("state", state).put("frame", frame).put("tick", tick)
        .put("host_score", hostScore).put("challenger_score", challengerScore);
  }
}
