package hubbub.contract.hub;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * How a module is.
 *
 * @param name as {@code conf/hub.json} has it
 * @param verticle its source file or class
 * @param running whether it runs; else it is being started, or failed and is tried again
 */
public record ModuleState(String name, String verticle, boolean running) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ModuleState fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ModuleState(fields.text("name"), fields.text("verticle"), fields.flag("running"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("verticle", verticle).put("running", running);
  }
}
