package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * The stage before a breakpoint has ended.
 *
 * @param serverId the command
 * @param location the pipe, one of the breakpoints
 * @param status its exit status as the shell tells it
 */
public record StageEnded(long serverId, int location, int status) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static StageEnded fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new StageEnded(fields.whole("server_id", 1, Long.MAX_VALUE), fields.count("location"),
        fields.count("status"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("server_id", serverId).put("location", location).put("status", status);
  }
}
