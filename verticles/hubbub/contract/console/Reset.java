package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Lets a person's console be started again at once, whatever happened to those before.
 *
 * @param actor the administrator who asks
 * @param person whose console, in any capitals
 */
public record Reset(Principal actor, String person) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Reset fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Reset(fields.message("actor", Principal::fromJson), fields.text("person"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor.toJson()).put("person", person);
  }
}
