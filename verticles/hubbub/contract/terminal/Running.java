package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A command that has begun.
 *
 * @param serverId its number
 * @param begunAt when, in milliseconds since the epoch
 * @param recording the file it is recorded in, within the data folder; empty = none
 */
public record Running(long serverId, long begunAt, String recording) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Running fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Running(fields.whole("server_id", 1, Long.MAX_VALUE), fields.whole("begun_at"),
        fields.text("recording", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("server_id", serverId).put("begun_at", begunAt).put("recording", recording);
  }
}
