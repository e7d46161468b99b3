package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Bytes that this viewer is not told: they were thrown away before it had credit for them. They count as told, so what
 * follows has the places it would have had.
 *
 * @param serverId the command
 * @param bytes how many
 */
public record Cut(long serverId, long bytes) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Cut fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Cut(fields.whole("server_id", 1, Long.MAX_VALUE), fields.whole("bytes"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("server_id", serverId).put("bytes", bytes);
  }
}
