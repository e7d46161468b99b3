package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A name and what proves it.
 *
 * @param name the account's name, in any capitals
 * @param secret {@code hex(sha256(utf8(password)))} or a console page's own hash; treated as the password, never logged
 * @param address the client's network address, against guessing
 * @param register whether an unknown name becomes a new account
 * @param token whether a token is wanted
 */
public record Login(String name, String secret, String address, boolean register, boolean token) implements Message {
  /** Reads a login; all texts must be there. */
  public static Login fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Login(fields.text("name"), fields.text("secret"), fields.text("address"), fields.flag("register"),
        fields.flag("token"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("secret", secret).put("address", address).put("register", register)
        .put("token", token);
  }

  @Override
  public String toString() {
    return "Login[name=" + name + ", address=" + address + "]";
  }
}
