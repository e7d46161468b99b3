package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What anybody inside the hub may know of an account.
 *
 * @param name the name as registered
 * @param roles of {@code user}, {@code wizard}, {@code admin}
 * @param createdAt when it was registered, in milliseconds since the epoch
 * @param bannedUntil until when it is banned, in milliseconds since the epoch; 0 = not banned
 */
public record Account(String name, List<String> roles, long createdAt, long bannedUntil) implements Message {
  /** Reads an account. */
  public static Account fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Account(fields.text("name"), fields.texts("roles"), fields.whole("created_at"),
        fields.whole("banned_until", 0));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("roles", new JsonArray(roles)).put("created_at", createdAt)
        .put("banned_until", bannedUntil);
  }
}
