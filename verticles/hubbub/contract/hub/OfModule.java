package hubbub.contract.hub;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A module by its name.
 *
 * @param name as {@code conf/hub.json} has it
 */
public record OfModule(String name) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfModule fromJson(JsonObject json) {
    return new OfModule(new Fields(json).text("name"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name);
  }
}
