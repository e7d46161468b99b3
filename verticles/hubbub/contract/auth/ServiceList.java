package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Services.
 *
 * @param services all of them, by name
 */
public record ServiceList(List<Service> services) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ServiceList fromJson(JsonObject json) {
    return new ServiceList(new Fields(json).messages("services", Service::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("services", new JsonArray(services.stream().map(Service::toJson).toList()));
  }
}
