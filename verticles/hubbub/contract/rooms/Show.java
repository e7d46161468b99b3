package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a person lets others see of what they do.
 *
 * @param actor the name of the account
 * @param what the kinds that are shown, of those of {@link Doing}; the others are told to nobody
 */
public record Show(String actor, List<String> what) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Show fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Show(fields.text("actor"), fields.texts("what"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("what", new JsonArray(what));
  }
}
