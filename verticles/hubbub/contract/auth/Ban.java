package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A ban from the hub.
 *
 * @param actor the administrator's account
 * @param name the account concerned
 * @param until until when, in milliseconds since the epoch; {@link Long#MAX_VALUE} = for good
 * @param reason why, for the audit; may be empty
 */
public record Ban(String actor, String name, long until, String reason) implements Message {
  /** Reads a ban. */
  public static Ban fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Ban(fields.text("actor"), fields.text("name"), fields.whole("until", Long.MAX_VALUE),
        fields.text("reason", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("name", name).put("until", until).put("reason", reason);
  }
}
