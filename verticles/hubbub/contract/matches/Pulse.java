package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * The answer to {@link Alive}, and published when the matches verticle has started.
 *
 * @param incarnation this start of the matches verticle; another than before = join all sessions again
 */
public record Pulse(String incarnation) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Pulse fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Pulse(fields.text("incarnation"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("incarnation", incarnation);
  }
}
