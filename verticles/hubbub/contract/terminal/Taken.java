package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * The programs have taken so many more of the bytes that the viewer has typed at {@link TerminalApi#typed}.
 *
 * @param serverId the command
 * @param bytes how many, at least 1
 */
public record Taken(long serverId, long bytes) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Taken fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Taken(fields.whole("server_id", 1, Long.MAX_VALUE), fields.whole("bytes", 1, Long.MAX_VALUE));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("server_id", serverId).put("bytes", bytes);
  }
}
