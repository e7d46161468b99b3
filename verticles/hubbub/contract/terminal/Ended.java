package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A command has ended and all of its output was told.
 *
 * @param serverId the command
 * @param exitCode 0 to 255, where it ended by itself
 * @param signal the signal that ended it, such as {@code TERM}; empty = none
 * @param endedAt when, in milliseconds since the epoch
 * @param bytes how many bytes of output there were
 */
public record Ended(long serverId, int exitCode, String signal, long endedAt, long bytes) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Ended fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Ended(fields.whole("server_id", 1, Long.MAX_VALUE), fields.count("exit_code", 0),
        fields.text("signal", ""), fields.whole("ended_at"), fields.whole("bytes", 0));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("server_id", serverId).put("exit_code", exitCode).put("signal", signal)
        .put("ended_at", endedAt).put("bytes", bytes);
  }
}
