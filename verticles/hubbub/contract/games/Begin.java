package hubbub.contract.games;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A match is to be played.
 *
 * @param match the match; this text is never given to another one
 * @param seed where all that is random in the game comes from, 0 to {@link #MAX_SEED}; the same seed and the same
 *     inputs make the same match
 * @param state the {@code state} of a {@link Snapshot} to go on from, as the game gave it; empty = a new match
 */
public record Begin(String match, long seed, JsonObject state) implements Message {
  /** The largest whole number that every language reads from JSON as it was written. */
  public static final long MAX_SEED = (1L << 53) - 1;

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Begin fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Begin(fields.text("match"), fields.whole("seed", 0, MAX_SEED),
        fields.object("state", new JsonObject()));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("match", match).put("seed", seed).put("state", state);
  }
}
