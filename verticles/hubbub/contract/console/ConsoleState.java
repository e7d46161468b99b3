package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A console that runs.
 *
 * @param console its id
 * @param person whose it is, as registered
 * @param user the operating system's user it runs as
 * @param startedAt when it was started, in milliseconds since the epoch
 * @param running whether it has connected
 * @param attached whether its person sits at it
 * @param spies how many watch it
 * @param throttled how often it was not read for a while because it wrote too much
 * @param dropped how many of its packets were no JSON objects, or were missed by a spy
 */
public record ConsoleState(String console, String person, String user, long startedAt, boolean running,
    boolean attached, int spies, long throttled, long dropped) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ConsoleState fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ConsoleState(fields.text("console"), fields.text("person"), fields.text("user"),
        fields.whole("started_at"), fields.flag("running"), fields.flag("attached"), fields.count("spies"),
        fields.whole("throttled"), fields.whole("dropped"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("console", console).put("person", person).put("user", user)
        .put("started_at", startedAt).put("running", running).put("attached", attached).put("spies", spies)
        .put("throttled", throttled).put("dropped", dropped);
  }
}
