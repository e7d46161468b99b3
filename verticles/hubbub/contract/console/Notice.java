package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Something a viewer is to read, from the hub and not from the console.
 *
 * @param text a sentence
 */
public record Notice(String text) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Notice fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Notice(fields.text("text"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("text", text);
  }
}
