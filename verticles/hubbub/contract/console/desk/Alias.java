package hubbub.contract.console.desk;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A word that stands for something longer.
 *
 * @param name the word
 * @param text what it stands for
 */
public record Alias(String name, String text) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Alias fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Alias(fields.text("name"), fields.text("text"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("text", text);
  }
}
