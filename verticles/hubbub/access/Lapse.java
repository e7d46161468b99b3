package hubbub.access;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * The end of what a token belongs to, and so of the token.
 *
 * @param kind the token's kind
 * @param id what it belonged to, such as a console
 */
public record Lapse(String kind, String id) implements Message {
  /** Reads the event of whoever knows tokens of a kind; the id is at the key named like the kind. */
  public static Lapse of(String kind, JsonObject json) {
    return new Lapse(kind, new Fields(json).text(kind));
  }

  /** Tells whether a token that was proved is no longer good with it. */
  public boolean ends(Proof proof) {
    return kind.equals(proof.kind()) && id.equals(proof.id());
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put(kind, id);
  }
}
