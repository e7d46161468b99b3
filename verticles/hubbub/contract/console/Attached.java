package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A viewer sits at a console, or watches it.
 *
 * @param console its id, which is part of its addresses
 * @param person whose it is, as registered
 * @param running whether the console has connected; where it has not, an UP follows
 */
public record Attached(String console, String person, boolean running) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Attached fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Attached(fields.text("console"), fields.text("person"), fields.flag("running"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("console", console).put("person", person).put("running", running);
  }
}
