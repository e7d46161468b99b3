package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Names a session in a match.
 *
 * @param session the key it joined with
 */
public record OfSession(String session) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfSession fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new OfSession(fields.text("session"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session);
  }
}
