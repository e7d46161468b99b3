package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A request of an administrator that needs nothing else.
 *
 * @param actor the administrator's account, whose roles are looked up
 */
public record OfActor(String actor) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfActor fromJson(JsonObject json) {
    return new OfActor(new Fields(json).text("actor"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor);
  }
}
