package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A one-time code.
 *
 * @param code the code of the login link; a secret, never logged
 * @param address the client's network address, against guessing
 */
public record Redeem(String code, String address) implements Message {
  /** Reads a code. */
  public static Redeem fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Redeem(fields.text("code"), fields.text("address"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("code", code).put("address", address);
  }

  @Override
  public String toString() {
    return "Redeem[address=" + address + "]";
  }
}
