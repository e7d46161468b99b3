package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Something that only the host may do.
 *
 * @param actor the name of the person who acts
 * @param id the number of the match
 */
public record ActOnMatch(String actor, long id) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ActOnMatch fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ActOnMatch(fields.text("actor"), fields.whole("id", 1, Long.MAX_VALUE));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("id", id);
  }
}
