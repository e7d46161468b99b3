package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A guest takes another name.
 *
 * @param session the session that acts, as it was attached
 * @param name the name wanted
 */
public record Rename(String session, String name) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Rename fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Rename(fields.text("session"), fields.text("name"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("name", name);
  }
}
