package hubbub.access;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Whose a token is.
 *
 * @param kind the token's kind
 * @param id what it belongs to, such as a console
 * @param principal the person for whom it speaks
 * @param scope what it is for; empty = for all that its kind may do
 */
public record Proof(String kind, String id, Principal principal, Optional<Scope> scope) implements Message {
  /** Makes the proof of a token that is for all that its kind may do. */
  public Proof(String kind, String id, Principal principal) {
    this(kind, id, principal, Optional.empty());
  }

  /**
   * Reads the answer of whoever knows tokens of a kind; the id is at the key named like the kind, and where there is
   * {@code in} or {@code out} these are the addresses it is for.
   */
  public static Proof of(String kind, JsonObject json) {
    Fields fields = new Fields(json);
    return new Proof(kind, fields.text(kind), fields.message("principal", Principal::fromJson), Scope.of(kind, json));
  }

  /** Returns why a token is no longer good, where its proof failed for that; who knows may be away for a moment. */
  public static Optional<Fault> refused(Throwable problem) {
    return problem instanceof Fault fault && !fault.code().retryable() && fault.code() != ErrorCode.INTERNAL
        ? Optional.of(fault) : Optional.empty();
  }

  /** Returns what the token belongs to with its kind, which together are nobody else's. */
  public String owner() {
    return kind + "." + id;
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = new JsonObject().put(kind, id).put("principal", principal.toJson());
    return scope.map(narrowed -> narrowed.in(json)).orElse(json);
  }
}
