package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Names a session and who wants something of it.
 *
 * @param principal who asks
 * @param session its id
 */
public record OfSession(Principal principal, String session) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfSession fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new OfSession(fields.message("principal", Principal::fromJson), fields.text("session"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("principal", principal.toJson()).put("session", session);
  }
}
