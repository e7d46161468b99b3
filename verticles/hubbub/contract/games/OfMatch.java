package hubbub.contract.games;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A match, and nothing to say beside it.
 *
 * @param match the match
 */
public record OfMatch(String match) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfMatch fromJson(JsonObject json) {
    return new OfMatch(new Fields(json).text("match"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("match", match);
  }
}
