package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.Name;
import io.vertx.core.json.JsonObject;

/**
 * Logins that have ended before their time.
 *
 * @param name the account's name
 * @param jti the one token revoked; empty = every login of the account made before {@code before}
 * @param before in milliseconds since the epoch
 * @param banned whether the account was banned, for the words on closing
 * @param kept the {@link Principal#jti} of the one login that goes on, whenever it was made; empty = none
 */
public record Revoked(String name, String jti, long before, boolean banned, String kept) implements Message {
  /** Reads a revocation. */
  public static Revoked fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Revoked(fields.text("name"), fields.text("jti", ""), fields.whole("before"), fields.flag("banned"),
        fields.text("kept", ""));
  }

  /** Tells whether a login has ended with this. */
  public boolean concerns(Principal principal) {
    if (!principal.registered() || !Name.of(principal.name()).equals(Name.of(name))) {
      return false;
    }
    if (!kept.isEmpty() && kept.equals(principal.jti())) {
      return false;
    }
    return jti.isEmpty() ? principal.issuedAt() < before : jti.equals(principal.jti());
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("jti", jti).put("before", before).put("banned", banned)
        .put("kept", kept);
  }
}
