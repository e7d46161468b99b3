package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * What became of a connection of a service.
 *
 * @param service the service's name, as its token says it
 * @param what what became of it
 * @param address where it came from
 * @param reason why it was refused or closed; else empty
 */
public record ServiceNote(String service, What what, String address, String reason) implements Message {
  /** What can become of a connection. */
  public enum What {
    /** Its token was proved. */
    OPENED,
    /** Its token was not proved, or there was no room for it. */
    REFUSED,
    /** The hub has ended it. */
    CLOSED
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ServiceNote fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ServiceNote(fields.text("service"), fields.choice("what", What.class), fields.text("address", ""),
        fields.text("reason", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("service", service).put("what", what.name().toLowerCase(Locale.ROOT))
        .put("address", address).put("reason", reason);
  }
}
