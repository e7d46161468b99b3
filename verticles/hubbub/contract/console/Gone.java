package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A console has ended; its token proves nothing any more.
 *
 * @param console its id
 * @param person whose it was, as registered
 */
public record Gone(String console, String person) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Gone fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Gone(fields.text("console"), fields.text("person"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("console", console).put("person", person);
  }
}
