package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A message to one person.
 *
 * @param session the session that acts, as it was attached
 * @param to the recipient's name, in any capitals
 * @param text what is said; at most {@code limits.messageBytes} of UTF-8
 */
public record SendDirect(String session, String to, String text) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static SendDirect fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new SendDirect(fields.text("session"), fields.text("to"), fields.text("text"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("to", to).put("text", text);
  }
}
