package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A service's token is good no more: it was revoked, or has been replaced by a new one.
 *
 * @param service the service's name
 */
public record ServiceGone(String service) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ServiceGone fromJson(JsonObject json) {
    return new ServiceGone(new Fields(json).text("service"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("service", service);
  }
}
