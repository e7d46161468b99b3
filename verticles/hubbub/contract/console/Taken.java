package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Whether somebody sits at a person's console.
 *
 * @param taken true where its page is connected; a console that is kept for a come-back is not taken
 */
public record Taken(boolean taken) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Taken fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Taken(fields.flag("taken"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("taken", taken);
  }
}
