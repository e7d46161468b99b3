package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A token as the client sent it.
 *
 * @param token the signed text; a secret, never logged
 */
public record Token(String token) implements Message {
  /** Reads a token. */
  public static Token fromJson(JsonObject json) {
    return new Token(new Fields(json).text("token"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("token", token);
  }

  @Override
  public String toString() {
    return "Token[]";
  }
}
