package hubbub.contract.console.desk;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.console.ConsoleState;
import hubbub.contract.terminal.SessionState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Consoles and terminal sessions that run.
 *
 * @param consoles one's own, or as an administrator everybody's
 * @param terminals one's own, and those that were shared with the person
 */
public record Sessions(List<ConsoleState> consoles, List<SessionState> terminals) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Sessions fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Sessions(fields.messages("consoles", ConsoleState::fromJson),
        fields.messages("terminals", SessionState::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("consoles", new JsonArray(consoles.stream().map(ConsoleState::toJson).toList()))
        .put("terminals", new JsonArray(terminals.stream().map(SessionState::toJson).toList()));
  }
}
