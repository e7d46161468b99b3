package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A word from the hub to everybody.
 *
 * @param text what is said
 */
public record Broadcast(String text) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Broadcast fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Broadcast(fields.text("text"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("text", text);
  }
}
