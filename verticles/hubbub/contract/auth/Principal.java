package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Who somebody has proved to be.
 *
 * @param name the account's name as registered
 * @param roles of {@code user}, {@code wizard}, {@code admin}; a guest has none
 * @param jti the id of this login: its token's, or one of its own where a password proved it; a guest has none
 * @param issuedAt when the proof was made, in milliseconds since the epoch; a later revocation of the account ends it
 * @param expiresAt when the token ends, in milliseconds since the epoch; 0 where there is none
 */
public record Principal(String name, List<String> roles, String jti, long issuedAt, long expiresAt)
    implements Message {
  /** The role that may do everything. */
  public static final String ADMIN = "admin";

  /** The role with a terminal and an own operating system user. */
  public static final String WIZARD = "wizard";

  /** The role of every account. */
  public static final String USER = "user";

  /** Returns somebody without an account, who is known by a name only while connected. */
  public static Principal guest(String name) {
    return new Principal(name, List.of(), "", 0, 0);
  }

  /** Reads a principal. */
  public static Principal fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Principal(fields.text("name"), fields.texts("roles"), fields.text("jti", ""),
        fields.whole("issued_at", 0), fields.whole("expires_at", 0));
  }

  /** Tells whether this is somebody with an account. */
  public boolean registered() {
    return !roles.isEmpty();
  }

  /** Tells whether this is an administrator. */
  public boolean admin() {
    return roles.contains(ADMIN);
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("roles", new JsonArray(roles)).put("jti", jti)
        .put("issued_at", issuedAt).put("expires_at", expiresAt);
  }
}
