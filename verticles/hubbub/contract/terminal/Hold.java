package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Stops what passes a breakpoint, or lets it pass again.
 *
 * @param viewer who asks
 * @param serverId the command
 * @param location the pipe, one of the breakpoints
 * @param on true = hold, false = release
 */
public record Hold(String viewer, long serverId, int location, boolean on) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Hold fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Hold(fields.text("viewer"), fields.whole("server_id", 1, Long.MAX_VALUE), fields.count("location"),
        fields.flag("on"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("viewer", viewer).put("server_id", serverId).put("location", location).put("on", on);
  }
}
