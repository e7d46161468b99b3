package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Consoles that run.
 *
 * @param consoles the oldest first
 */
public record ConsoleList(List<ConsoleState> consoles) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ConsoleList fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ConsoleList(fields.messages("consoles", ConsoleState::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("consoles", new JsonArray(consoles.stream().map(ConsoleState::toJson).toList()));
  }
}
