package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Sends a signal to a command.
 *
 * @param viewer who asks
 * @param serverId the command
 * @param signal its number or name: {@code "15"}, {@code "TERM"}, {@code "SIGTERM"}
 */
public record SendSignal(String viewer, long serverId, String signal) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static SendSignal fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new SendSignal(fields.text("viewer"), fields.whole("server_id", 1, Long.MAX_VALUE), fields.text("signal"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("viewer", viewer).put("server_id", serverId).put("signal", signal);
  }
}
