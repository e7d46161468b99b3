package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A program outside of the hub that has a token of its own. Nobody can tell the token again.
 *
 * @param name its name
 * @param in addresses it may send and publish to, as {@link hubbub.contract.AddressPattern} has them
 * @param out addresses it may listen to, likewise
 * @param madeBy the administrator who made it, or its token anew
 * @param madeAt when its token was made, in milliseconds since the epoch
 * @param expiresAt until when its token is good, in milliseconds since the epoch; {@link Long#MAX_VALUE} = for good
 * @param usedAt when its token was proved last, in milliseconds since the epoch; up to an hour late; 0 = never
 */
public record Service(String name, List<String> in, List<String> out, String madeBy, long madeAt, long expiresAt,
    long usedAt) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Service fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Service(fields.text("name"), fields.texts("in"), fields.texts("out"), fields.text("made_by"),
        fields.whole("made_at"), fields.whole("expires_at"), fields.whole("used_at", 0));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("in", new JsonArray(in)).put("out", new JsonArray(out))
        .put("made_by", madeBy).put("made_at", madeAt).put("expires_at", expiresAt).put("used_at", usedAt);
  }
}
