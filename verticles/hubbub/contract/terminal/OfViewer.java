package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Names a viewer.
 *
 * @param viewer who asks
 */
public record OfViewer(String viewer) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static OfViewer fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new OfViewer(fields.text("viewer"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("viewer", viewer);
  }
}
