package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Lets an administrator watch a person's console.
 *
 * @param principal the administrator
 * @param viewer as in {@link Attach}
 * @param bridge as in {@link Attach}
 * @param person whose console, in any capitals
 * @param window as in {@link Attach}
 */
public record Spy(Principal principal, String viewer, String bridge, String person, int window) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Spy fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Spy(fields.message("principal", Principal::fromJson), fields.text("viewer"), fields.text("bridge"),
        fields.text("person"), (int) fields.whole("window", 0, Attach.MOST_WINDOW));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("principal", principal.toJson()).put("viewer", viewer).put("bridge", bridge)
        .put("person", person).put("window", window);
  }
}
