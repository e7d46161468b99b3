package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A message that is in the log.
 *
 * @param seq its sequence number in the room
 * @param at when, in milliseconds since the epoch
 */
public record Said(long seq, long at) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Said fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Said(fields.whole("seq"), fields.whole("at"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("seq", seq).put("at", at);
  }
}
