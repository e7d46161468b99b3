package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Asks something of a console.
 *
 * @param actor who asks
 * @param console its id
 */
public record OfConsole(Principal actor, String console) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfConsole fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new OfConsole(fields.message("actor", Principal::fromJson), fields.text("console"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor.toJson()).put("console", console);
  }
}
