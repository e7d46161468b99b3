package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Lets that many more bytes of a console's packets be sent to a viewer. Grant what the client has taken.
 *
 * @param viewer who asks
 * @param bytes how many, 1 to 16 MiB
 */
public record Grant(String viewer, int bytes) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Grant fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Grant(fields.text("viewer"), (int) fields.whole("bytes", 1, Attach.MOST_WINDOW));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("viewer", viewer).put("bytes", bytes);
  }
}
