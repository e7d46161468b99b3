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
 */
public record Snapshot(JsonObject state, JsonObject frame, long tick) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Snapshot fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Snapshot(fields.object("state"), fields.object("frame"), fields.whole("tick"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("state", state).put("frame", frame).put("tick", tick);
  }
}
