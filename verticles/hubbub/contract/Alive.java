package hubbub.contract;

import io.vertx.core.json.JsonObject;

/**
 * A bridge instance lives; sent every 5 s to each verticle that keeps something for its peers, and missed for 12 s or
 * 15 s they are taken to have gone. What that means, each such verticle says at its own endpoint.
 *
 * @param bridge the key of the bridge instance
 */
public record Alive(String bridge) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Alive fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Alive(fields.text("bridge"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("bridge", bridge);
  }
}
