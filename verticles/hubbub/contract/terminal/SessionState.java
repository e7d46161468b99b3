package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A session, for lists.
 *
 * @param session its id
 * @param person whose it is
 * @param directory the directory the next command begins in
 * @param begunAt when it was opened, in milliseconds since the epoch
 * @param usedAt when somebody last ran or typed something, in milliseconds since the epoch
 * @param viewers how many connections see it now
 * @param running how many commands run
 * @param sharedWith who else may watch it
 */
public record SessionState(String session, String person, String directory, long begunAt, long usedAt, int viewers,
    int running, List<String> sharedWith) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static SessionState fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new SessionState(fields.text("session"), fields.text("person"), fields.text("directory"),
        fields.whole("begun_at"), fields.whole("used_at"), fields.count("viewers"), fields.count("running"),
        fields.texts("shared_with"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("person", person).put("directory", directory)
        .put("begun_at", begunAt).put("used_at", usedAt).put("viewers", viewers).put("running", running)
        .put("shared_with", new JsonArray(sharedWith));
  }
}
