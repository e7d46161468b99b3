package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A viewer leaves with its connection.
 *
 * @param viewer who leaves
 * @param lost whether the connection broke; false = it was closed on purpose
 */
public record Leave(String viewer, boolean lost) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Leave fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Leave(fields.text("viewer"), fields.flag("lost"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("viewer", viewer).put("lost", lost);
  }
}
