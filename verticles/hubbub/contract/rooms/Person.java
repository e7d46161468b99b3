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
 * @param doing what the person does elsewhere in the hub, and shows; may be missing
 */
public record Person(String name, boolean guest, List<String> protocols, List<Doing> doing) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Person fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Person(fields.text("name"), fields.flag("guest"), fields.texts("protocols"),
        json.containsKey("doing") ? fields.messages("doing", Doing::fromJson) : List.of());
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("guest", guest).put("protocols", new JsonArray(protocols))
        .put("doing", new JsonArray(doing.stream().map(Doing::toJson).toList()));
  }
}
