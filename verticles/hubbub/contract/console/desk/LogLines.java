package hubbub.contract.console.desk;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The newest lines of the hub's log on the node of the console verticle.
 *
 * @param lines oldest first
 */
public record LogLines(List<String> lines) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static LogLines fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new LogLines(fields.texts("lines"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("lines", new JsonArray(lines));
  }
}
