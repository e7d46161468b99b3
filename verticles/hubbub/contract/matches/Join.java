package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Takes a seat in a match, or takes it again.
 *
 * @param person the name of the person
 * @param role what the person wants to be
 * @param session a key for this connection, unique for ever; a second join of the same session changes nothing
 * @param bridge the key of the bridge instance the connection is at
 */
public record Join(String person, Role role, String session, String bridge) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Join fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Join(fields.text("person"), fields.choice("role", Role.class), fields.text("session"),
        fields.text("bridge"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("person", person).put("role", role.word()).put("session", session)
        .put("bridge", bridge);
  }
}
