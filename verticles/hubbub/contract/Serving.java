package hubbub.contract;

import io.vertx.core.json.JsonObject;

/**
 * A verticle serves with a store that others may take from it; published when it begins, before it can be asked, and
 * every 2 s. Whoever serves with the same store under a lower number hears of it that the store was taken, also where
 * the store itself cannot tell: it answers nothing more and ends. Equal and lower numbers mean nothing, nor do numbers
 * of another store. Nobody publishes this for a store that cannot be taken away.
 *
 * @param store an id of the store, which no other store has
 * @param fence under what number the store was taken, which rises with every taking
 */
public record Serving(String store, long fence) implements Message {
  /**
   * Returns where a verticle tells it, whatever node it is on.
   *
   * @param noun the name of the verticle, such as {@code rooms}
   */
  public static Topic<Serving> of(String noun) {
    return new Topic<>(noun + ".event.serving", Serving::fromJson);
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Serving fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Serving(fields.text("store"), fields.whole("fence"));
  }

  /** Tells whether whoever says this has taken the store from another one. */
  public boolean replaces(Serving other) {
    return store.equals(other.store) && fence > other.fence;
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("store", store).put("fence", fence);
  }
}
