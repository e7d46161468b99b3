package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * New roles for an account.
 *
 * @param actor the administrator's account
 * @param name the account concerned
 * @param roles all its roles from now on; {@code user} is always among them
 */
public record SetRoles(String actor, String name, List<String> roles) implements Message {
  /** Reads new roles. */
  public static SetRoles fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new SetRoles(fields.text("actor"), fields.text("name"), fields.texts("roles"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("name", name).put("roles", new JsonArray(roles));
  }
}
