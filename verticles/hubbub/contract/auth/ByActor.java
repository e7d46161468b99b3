package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * What an administrator does to an account.
 *
 * @param actor the administrator's account, whose roles are looked up
 * @param name the account concerned
 * @param reason why, for the audit; may be empty
 */
public record ByActor(String actor, String name, String reason) implements Message {
  /** Reads an administrator's act. */
  public static ByActor fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ByActor(fields.text("actor"), fields.text("name"), fields.text("reason", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("name", name).put("reason", reason);
  }
}
