package hubbub.contract.busbridge;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Where somebody listens.
 *
 * @param host the host's name or number
 * @param port the TCP port
 */
public record Address(String host, int port) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Address fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Address(fields.text("host"), fields.count("port"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("host", host).put("port", port);
  }
}
