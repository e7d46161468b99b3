package hubbub.contract;

import io.vertx.core.json.JsonObject;

/**
 * What a verticle answers at {@code <noun>.health}: whether it can do its work, and a sentence where it cannot.
 *
 * @param ready whether it serves now
 * @param detail why not, empty when ready
 */
public record Health(boolean ready, String detail) implements Message {
  /** The answer of a verticle that serves. */
  public static final Health READY = new Health(true, "");

  /**
   * Returns the health endpoint of a verticle.
   *
   * @param noun the name of the verticle, such as {@code rooms}
   */
  public static Endpoint<Done, Health> of(String noun) {
    return new Endpoint<>(noun + ".health", Done::fromJson, Health::fromJson);
  }

  /** Reads a health answer. */
  public static Health fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Health(fields.flag("ready"), fields.text("detail", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("ready", ready).put("detail", detail);
  }
}
