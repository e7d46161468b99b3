package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A new password for who has proved to be this account on a live connection, without the old one.
 *
 * @param principal as that connection's login, or the last change of the password over it, gave it
 * @param secret what shall prove the account from now on, as in {@link Login}
 */
public record SetPassword(Principal principal, String secret) implements Message {
  /** Reads a new password. */
  public static SetPassword fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new SetPassword(fields.message("principal", Principal::fromJson), fields.text("secret"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("principal", principal.toJson()).put("secret", secret);
  }

  @Override
  public String toString() {
    return "SetPassword[principal=" + principal + "]";
  }
}
