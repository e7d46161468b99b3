package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * How much of a command's output a client has already.
 *
 * @param serverId the command
 * @param bytes how many bytes of output, of all its streams together and counted from its beginning
 */
public record Progress(long serverId, long bytes) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Progress fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Progress(fields.whole("server_id", 1, Long.MAX_VALUE), fields.whole("bytes"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("server_id", serverId).put("bytes", bytes);
  }
}
