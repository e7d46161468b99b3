package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A direct message that was taken.
 *
 * @param kept whether it waits in the inbox of somebody who is not connected
 */
public record Sent(boolean kept) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Sent fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Sent(fields.flag("kept"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("kept", kept);
  }
}
