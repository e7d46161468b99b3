package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A login that succeeded.
 *
 * @param principal who it is
 * @param created whether the account was made just now
 * @param token the token, empty where none was asked for; a secret
 */
public record LoggedIn(Principal principal, boolean created, String token) implements Message {
  /** Reads a successful login. */
  public static LoggedIn fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new LoggedIn(fields.message("principal", Principal::fromJson), fields.flag("created"),
        fields.text("token", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("principal", principal.toJson()).put("created", created).put("token", token);
  }

  @Override
  public String toString() {
    return "LoggedIn[principal=" + principal + ", created=" + created + "]";
  }
}
