package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;

/**
 * A piece of a file. Shorter than asked for only at the end of the file.
 *
 * @param name its last part, links not followed
 * @param size the size of the whole file in bytes
 * @param modifiedAt when it was last changed, in milliseconds since the epoch
 * @param type its content type as name and first bytes tell, {@code application/octet-stream} where they do not; a
 *     hint, never a proof that it is harmless
 * @param data the bytes, in JSON as base64
 */
public record FileSlice(String name, long size, long modifiedAt, String type, Buffer data) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static FileSlice fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new FileSlice(fields.text("name"), fields.whole("size"), fields.whole("modified_at"), fields.text("type"),
        fields.bytes("data"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("size", size).put("modified_at", modifiedAt).put("type", type)
        .put("data", Base64.getEncoder().encodeToString(data.getBytes()));
  }

  @Override
  public String toString() {
    return "FileSlice[name=" + name + ", size=" + size + ", modifiedAt=" + modifiedAt + ", type=" + type + "]";
  }
}
