package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A service and its token.
 *
 * @param service the service
 * @param token its token, {@code service.<name>.<secret>}; a secret that nobody is told again
 */
public record ServiceMade(Service service, String token) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ServiceMade fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ServiceMade(fields.message("service", Service::fromJson), fields.text("token"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("service", service.toJson()).put("token", token);
  }

  @Override
  public String toString() {
    return "ServiceMade[service=" + service + "]";
  }
}
