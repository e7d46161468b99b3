package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Something a viewer is to hear of, beside the packets themselves.
 *
 * @param kind what happened
 * @param body by kind: the message of that kind
 */
public record ConsoleEvent(Kind kind, JsonObject body) implements Message {
  /** What can happen, and the message that says it. */
  public enum Kind {
    /** {@link hubbub.contract.Done}: the console has connected. */
    UP,
    /** {@link Notice}. */
    NOTICE,
    /** {@link Closed}: the last of all. */
    CLOSED
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ConsoleEvent fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ConsoleEvent(fields.choice("kind", Kind.class), fields.object("body"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("kind", kind.name().toLowerCase(Locale.ROOT)).put("body", body);
  }
}
