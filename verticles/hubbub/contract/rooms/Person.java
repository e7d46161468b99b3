package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Somebody who is connected.
 *
 * @param name the name as shown
 * @param guest whether without an account
 * @param protocols the adapters the person is connected over
 */
public record Person(String name, boolean guest, List<String> protocols) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Person fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Person(fields.text("name"), fields.flag("guest"), fields.texts("protocols"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("guest", guest).put("protocols", new JsonArray(protocols));
  }
}
