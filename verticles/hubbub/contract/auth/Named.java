package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A request that needs nothing but a name.
 *
 * @param name the name, in any capitals
 */
public record Named(String name) implements Message {
  /** Reads a name. */
  public static Named fromJson(JsonObject json) {
    return new Named(new Fields(json).text("name"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name);
  }
}
