package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Which service a token belongs to. True until its end, and at the longest until that is told at
 * {@link AuthApi#SERVICE_GONE}.
 *
 * @param service the service's name
 * @param principal the service as somebody: without roles, and with a name that nobody else can have
 * @param in addresses it may send and publish to, as far as the door's rules allow
 * @param out addresses it may listen to, likewise
 */
public record ServiceProven(String service, Principal principal, List<String> in, List<String> out)
    implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ServiceProven fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ServiceProven(fields.text("service"), fields.message("principal", Principal::fromJson),
        fields.texts("in"), fields.texts("out"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("service", service).put("principal", principal.toJson())
        .put("in", new JsonArray(in)).put("out", new JsonArray(out));
  }
}
