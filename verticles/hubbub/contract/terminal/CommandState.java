package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * A command of a session: one that runs, or one that has ended and is still remembered.
 *
 * @param serverId its number, 1 and up within its session
 * @param viewer who ran it
 * @param tag what that viewer calls it
 * @param kind what it runs on
 * @param command its text; empty for a login shell
 * @param breakpoints the pipes at which it has breakpoints
 * @param directory the working directory it began in
 * @param begunAt when it began, in milliseconds since the epoch
 * @param endedAt when it ended, in milliseconds since the epoch; 0 = it runs
 * @param exitCode its exit code, 0 to 255, where it has ended by itself
 * @param signal the signal that ended it, such as {@code TERM}; empty = none
 * @param bytes how many bytes of output there were so far
 * @param from from which of them on this viewer is told
 * @param cols how many characters a line of its screen has now; 0 = it has none
 * @param rows how many lines its screen has now; 0 = it has none
 */
public record CommandState(long serverId, String viewer, String tag, Run.Kind kind, String command,
    List<Integer> breakpoints, String directory, long begunAt, long endedAt, int exitCode, String signal, long bytes,
    long from, int cols, int rows) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static CommandState fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new CommandState(fields.whole("server_id", 1, Long.MAX_VALUE), fields.text("viewer"), fields.text("tag", ""),
        fields.choice("kind", Run.Kind.class), fields.text("command", ""), fields.counts("breakpoints"),
        fields.text("directory"), fields.whole("begun_at"), fields.whole("ended_at", 0), fields.count("exit_code", 0),
        fields.text("signal", ""), fields.whole("bytes", 0), fields.whole("from", 0), fields.count("cols", 0),
        fields.count("rows", 0));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("server_id", serverId).put("viewer", viewer).put("tag", tag)
        .put("kind", kind.name().toLowerCase(Locale.ROOT)).put("command", command)
        .put("breakpoints", new JsonArray(breakpoints)).put("directory", directory).put("begun_at", begunAt)
        .put("ended_at", endedAt).put("exit_code", exitCode).put("signal", signal).put("bytes", bytes)
        .put("from", from).put("cols", cols).put("rows", rows);
  }
}
