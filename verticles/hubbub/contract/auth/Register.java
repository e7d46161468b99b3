package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A wish for an account.
 *
 * @param name the name wanted
 * @param secret as in {@link Login}; never logged
 * @param address the client's network address
 */
public record Register(String name, String secret, String address) implements Message {
  /** Reads a registration; all texts must be there. */
  public static Register fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Register(fields.text("name"), fields.text("secret"), fields.text("address"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("secret", secret).put("address", address);
  }

  @Override
  public String toString() {
    return "Register[name=" + name + ", address=" + address + "]";
  }
}
