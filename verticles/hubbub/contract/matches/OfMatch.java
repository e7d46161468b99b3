package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Names a match.
 *
 * @param id its number
 */
public record OfMatch(long id) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfMatch fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new OfMatch(fields.whole("id", 1, Long.MAX_VALUE));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("id", id);
  }
}
