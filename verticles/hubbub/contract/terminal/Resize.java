package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Changes the size of a command's terminal.
 *
 * @param viewer who asks
 * @param serverId the command
 * @param screen the new size; its {@code term} is not looked at
 */
public record Resize(String viewer, long serverId, Screen screen) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Resize fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Resize(fields.text("viewer"), fields.whole("server_id", 1, Long.MAX_VALUE),
        fields.message("screen", Screen::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("viewer", viewer).put("server_id", serverId).put("screen", screen.toJson());
  }
}
