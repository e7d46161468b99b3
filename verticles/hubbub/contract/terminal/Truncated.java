package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * What passes a breakpoint is not told any more, because it is too much; the pipeline goes on.
 *
 * @param serverId the command
 * @param location the pipe, one of the breakpoints
 * @param errors true = the stderr of the stage before it, false = what passes the pipe
 */
public record Truncated(long serverId, int location, boolean errors) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Truncated fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Truncated(fields.whole("server_id", 1, Long.MAX_VALUE), fields.count("location"), fields.flag("errors"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("server_id", serverId).put("location", location).put("errors", errors);
  }
}
