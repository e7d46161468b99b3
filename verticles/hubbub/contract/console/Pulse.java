package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * The console verticle lives.
 *
 * @param incarnation another one than before means that it was started anew and all consoles are gone
 */
public record Pulse(String incarnation) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Pulse fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Pulse(fields.text("incarnation"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("incarnation", incarnation);
  }
}
