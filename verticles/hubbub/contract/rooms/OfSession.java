package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A request that needs nothing but the session.
 *
 * @param session the session that acts, as it was attached
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
