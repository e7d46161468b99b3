package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Ends a session in a match.
 *
 * @param session the key it joined with
 * @param draining whether it ends because the hub, or a part of it, stops: then its person is waited for
 */
public record Leave(String session, boolean draining) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Leave fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Leave(fields.text("session"), fields.flag("draining"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("draining", draining);
  }
}
