package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Asks whose console a token belongs to.
 *
 * @param token what a console was handed as {@code HUBBUB_TOKEN}; a secret
 */
public record Prove(String token) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Prove fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Prove(fields.text("token"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("token", token);
  }

  @Override
  public String toString() {
    return "Prove[]";
  }
}
