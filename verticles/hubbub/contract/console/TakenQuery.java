package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Asks whether somebody sits at a person's console.
 *
 * @param name the person, in any capitals; unknown names are simply not taken
 */
public record TakenQuery(String name) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static TakenQuery fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new TakenQuery(fields.text("name"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name);
  }
}
