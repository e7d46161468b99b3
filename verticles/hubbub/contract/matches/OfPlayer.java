package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Names a player.
 *
 * @param name the name, in any capitals
 */
public record OfPlayer(String name) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfPlayer fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new OfPlayer(fields.text("name"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name);
  }
}
