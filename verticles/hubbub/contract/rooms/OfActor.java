package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A request that needs nothing but who asks.
 *
 * @param actor the name of the account
 */
public record OfActor(String actor) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfActor fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new OfActor(fields.text("actor"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor);
  }
}
