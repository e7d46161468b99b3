package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A bridge instance lives; sent every 5 s, and missed for 15 s its viewers are taken to have lost their connections.
 *
 * @param bridge the key of the bridge instance
 */
public record Alive(String bridge) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Alive fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Alive(fields.text("bridge"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("bridge", bridge);
  }
}
