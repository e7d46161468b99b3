package hubbub.contract.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Types something into a command. At {@link TerminalApi#typed} it may also be a buffer: the command's number as a
 * varint, the length of the viewer's key as another one, the key in UTF-8, and the bytes up to the end, which is not
 * the end of the input. Varints are those of a {@link Chunk}.
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

  /** Reads a buffer; fails with BAD_REQUEST where it is none. */
  public static Input from(Buffer buffer) {
    try {
      long serverId = Chunk.varint(buffer, 0);
      int at = Chunk.length(serverId);
      int key = Math.toIntExact(Chunk.varint(buffer, at));
      at += Chunk.length(key);
      return new Input(buffer.getString(at, at + key), serverId, buffer.slice(at + key, buffer.length()), false);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException broken) {
      throw new Fault(ErrorCode.BAD_REQUEST, "The buffer is no input of a command.");
    }
  }

  /** Returns it as a buffer; only where the input does not end with it. */
  public Buffer toBuffer() {
    byte[] key = viewer.getBytes(StandardCharsets.UTF_8);
    Buffer buffer = Buffer.buffer(data.length() + key.length + 2 * Long.BYTES);
    Chunk.appendVarint(buffer, serverId);
    Chunk.appendVarint(buffer, key.length);
    return buffer.appendBytes(key).appendBuffer(data);
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
