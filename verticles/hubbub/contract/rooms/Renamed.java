package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A name that was taken.
 *
 * @param name the name as shown
 */
public record Renamed(String name) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Renamed fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Renamed(fields.text("name"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name);
  }
}
