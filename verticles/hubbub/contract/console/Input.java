package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A packet for a console.
 *
 * @param viewer who sends it
 * @param packet one JSON object as text, which is handed on as it is
 */
public record Input(String viewer, String packet) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Input fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Input(fields.text("viewer"), fields.text("packet"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("viewer", viewer).put("packet", packet);
  }

  @Override
  public String toString() {
    return "Input[viewer=" + viewer + ", length=" + packet.length() + "]";
  }
}
