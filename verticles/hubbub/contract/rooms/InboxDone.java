package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * The inbox was written to the client up to here and may be forgotten.
 *
 * @param session the session that acts, as it was attached
 * @param upTo the number of the newest message delivered
 */
public record InboxDone(String session, long upTo) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static InboxDone fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new InboxDone(fields.text("session"), fields.whole("up_to"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("up_to", upTo);
  }
}
