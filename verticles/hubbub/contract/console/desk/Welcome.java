package hubbub.contract.console.desk;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Where a person at a console is now.
 *
 * @param rooms the names of the rooms, what is said in which is told from now on; the first is the default
 * @param inbox how many direct messages waited; they follow as events
 */
public record Welcome(List<String> rooms, int inbox) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Welcome fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Welcome(fields.texts("rooms"), fields.count("inbox"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("rooms", new JsonArray(rooms)).put("inbox", inbox);
  }
}
