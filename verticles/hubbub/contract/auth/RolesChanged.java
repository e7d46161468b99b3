package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The roles of an account are others now.
 *
 * @param name the account's name
 * @param roles all its roles from now on
 */
public record RolesChanged(String name, List<String> roles) implements Message {
  /** Reads a change of roles. */
  public static RolesChanged fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new RolesChanged(fields.text("name"), fields.texts("roles"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("roles", new JsonArray(roles));
  }
}
