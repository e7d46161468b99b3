package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Asks about the sessions of somebody.
 *
 * @param principal who asks
 */
public record OfPerson(Principal principal) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfPerson fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new OfPerson(fields.message("principal", Principal::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("principal", principal.toJson());
  }
}
