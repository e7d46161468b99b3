package hubbub.access;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Whose a token is.
 *
 * @param kind the token's kind
 * @param id what it belongs to, such as a console
 * @param principal the person for whom it speaks
 */
public record Proof(String kind, String id, Principal principal) implements Message {
  /** Reads the answer of whoever knows tokens of a kind; the id is at the key named like the kind. */
  public static Proof of(String kind, JsonObject json) {
    Fields fields = new Fields(json);
    return new Proof(kind, fields.text(kind), fields.message("principal", Principal::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put(kind, id).put("principal", principal.toJson());
  }
}
