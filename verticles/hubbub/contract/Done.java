package hubbub.contract;

import io.vertx.core.json.JsonObject;

/** The reply of a request that has nothing to say but that it was done. */
public record Done() implements Message {
  /** The only value one needs. */
  public static final Done DONE = new Done();

  /** Reads any object; all its fields are ignored. */
  public static Done fromJson(JsonObject json) {
    return DONE;
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject();
  }
}
