package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A new password for one's own account.
 *
 * @param name the account's name
 * @param oldSecret what proves the name, as in {@link Login}
 * @param newSecret what shall prove it from now on
 * @param address the client's network address
 */
public record ChangePassword(String name, String oldSecret, String newSecret, String address) implements Message {
  /** Reads a change of password; all texts must be there. */
  public static ChangePassword fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ChangePassword(fields.text("name"), fields.text("old_secret"), fields.text("new_secret"),
        fields.text("address"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("old_secret", oldSecret).put("new_secret", newSecret)
        .put("address", address);
  }

  @Override
  public String toString() {
    return "ChangePassword[name=" + name + ", address=" + address + "]";
  }
}
