package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A direct message as its recipient gets it.
 *
 * @param id its number in the inbox; 0 = it was never there
 * @param from the author's name
 * @param text what was said
 * @param at when, in milliseconds since the epoch
 */
public record Direct(long id, String from, String text, long at) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Direct fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Direct(fields.whole("id"), fields.text("from"), fields.text("text"), fields.whole("at"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("id", id).put("from", from).put("text", text).put("at", at);
  }
}
