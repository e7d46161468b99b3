package hubbub.contract.bridge;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * How much of what a logger is told it writes.
 *
 * @param logger its name, and of all below it that have no level of their own; {@code ROOT} for all
 * @param level one of OFF, ERROR, WARN, INFO, DEBUG, TRACE
 */
public record SetLevel(String logger, String level) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static SetLevel fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new SetLevel(fields.text("logger"), fields.text("level"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("logger", logger).put("level", level);
  }
}
