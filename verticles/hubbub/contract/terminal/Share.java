package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Lets another account watch a session, or no longer.
 *
 * @param principal who asks: its owner
 * @param session its id
 * @param with the name of the account
 * @param on true = from now on, false = no longer; its viewers are closed then
 */
public record Share(Principal principal, String session, String with, boolean on) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Share fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Share(fields.message("principal", Principal::fromJson), fields.text("session"), fields.text("with"),
        fields.flag("on"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("principal", principal.toJson()).put("session", session).put("with", with)
        .put("on", on);
  }
}
