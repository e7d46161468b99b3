package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Whose console a token belongs to. True until the console ends, which is told at {@link ConsoleApi#GONE}.
 *
 * @param console the console's id
 * @param principal whose it is, as proved when the person last sat down at it
 */
public record Proven(String console, Principal principal) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Proven fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Proven(fields.text("console"), fields.message("principal", Principal::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("console", console).put("principal", principal.toJson());
  }
}
