package hubbub.contract.console.desk;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * For whom a console speaks.
 *
 * @param console the console's id, with which the address of its events ends
 * @param person the person's name
 * @param roles of {@code user}, {@code wizard}, {@code admin}
 */
public record Hello(String console, String person, List<String> roles) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Hello fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Hello(fields.text("console"), fields.text("person"), fields.texts("roles"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("console", console).put("person", person).put("roles", new JsonArray(roles));
  }
}
