package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Asks in somebody's name.
 *
 * @param actor who asks
 */
public record OfActor(Principal actor) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfActor fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new OfActor(fields.message("actor", Principal::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor.toJson());
  }
}
