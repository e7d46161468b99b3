package hubbub.contract;

import io.vertx.core.json.JsonObject;

/**
 * A verticle lives: the answer to {@link Alive}, and published when it has started.
 *
 * @param incarnation this start of the verticle; another one than before means that it was started anew, and what it
 *     kept in memory only is gone
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
