package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Sessions, the oldest first.
 *
 * @param sessions those the person owns, and then those that were shared with the person
 */
public record SessionList(List<SessionState> sessions) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static SessionList fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new SessionList(fields.messages("sessions", SessionState::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("sessions", new JsonArray(sessions.stream().map(SessionState::toJson).toList()));
  }
}
