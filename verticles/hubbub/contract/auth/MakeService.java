package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A service to be made, or to get a new token.
 *
 * @param actor the administrator's account, whose roles are looked up
 * @param name its name: 1 to 32 small letters, digits and hyphens, the first one a letter; {@code event} is none
 * @param in addresses it may send and publish to, as far as the door's rules allow; at most {@link #MOST}
 * @param out addresses it may listen to, likewise
 * @param expiresAt until when its token is good, in milliseconds since the epoch; {@link Long#MAX_VALUE} = for good
 * @param renew whether one of this name that is there already gets all this and a new token, in place of its old one
 */
public record MakeService(String actor, String name, List<String> in, List<String> out, long expiresAt, boolean renew)
    implements Message {
  /** The most addresses of each kind. */
  public static final int MOST = 100;

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static MakeService fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new MakeService(fields.text("actor"), fields.text("name"), fields.texts("in"), fields.texts("out"),
        fields.whole("expires_at", Long.MAX_VALUE), fields.flag("renew"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("name", name).put("in", new JsonArray(in))
        .put("out", new JsonArray(out)).put("expires_at", expiresAt).put("renew", renew);
  }
}
