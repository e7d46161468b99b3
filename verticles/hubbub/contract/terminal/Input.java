package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;

/**
 * Types something into a command.
 *
 * @param viewer who asks
 * @param serverId the command
 * @param data the bytes, in JSON as base64; at most 64 KiB; may be empty
 * @param end whether the input ends behind them, as with ^D
 */
public record Input(String viewer, long serverId, Buffer data, boolean end) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Input fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Input(fields.text("viewer"), fields.whole("server_id", 1, Long.MAX_VALUE), fields.bytes("data"),
        fields.flag("end"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("viewer", viewer).put("server_id", serverId)
        .put("data", Base64.getEncoder().encodeToString(data.getBytes())).put("end", end);
  }

  @Override
  public String toString() {
    return "Input[viewer=" + viewer + ", serverId=" + serverId + ", end=" + end + "]";
  }
}
