package hubbub.contract.bridge;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * The figures of one node.
 *
 * @param node its id in the cluster
 * @param figures {@code process}, an object of numbers, and {@code meters}, a list: each has a {@code name},
 *     {@code labels}, and either a {@code value}, or {@code classes} with {@code sum_seconds} of durations, whose upper
 *     bounds are the {@code bounds_seconds} beside them
 */
public record NodeFigures(String node, JsonObject figures) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static NodeFigures fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new NodeFigures(fields.text("node"), fields.object("figures"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("node", node).put("figures", figures);
  }
}
