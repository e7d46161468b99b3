package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Lets that many more bytes of a command's output be sent to a viewer. Grant what the client has taken, no earlier: it
 * is also where somebody who takes the session up again goes on.
 *
 * @param viewer who asks
 * @param serverId the command
 * @param bytes how many, 1 to 16 MiB
 */
public record Grant(String viewer, long serverId, long bytes) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Grant fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Grant(fields.text("viewer"), fields.whole("server_id", 1, Long.MAX_VALUE),
        fields.whole("bytes", 1, 16 << 20));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("viewer", viewer).put("server_id", serverId).put("bytes", bytes);
  }
}
