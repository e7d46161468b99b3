package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Sits a person down at their console, which is started where there is none. The viewer hears what happens at
 * {@link ConsoleApi#EVENT}: listen there first.
 *
 * @param principal who it is, as {@code auth} says, just proved by the password
 * @param viewer a key for this connection, unique for ever; letters, digits, {@code -} and {@code _}, at most 64
 * @param bridge the key of the bridge instance the connection is at
 * @param loopback whether the listener it came in by, and all others of the bridge, can be reached from this
 *     machine only
 * @param takeOver whether who sits there already is to leave
 * @param keep whether the console is to wait for a come-back where this connection is lost
 * @param window for how many bytes of packets this viewer has credit before it grants any, 0 to 16 MiB
 */
public record Attach(Principal principal, String viewer, String bridge, boolean loopback, boolean takeOver,
    boolean keep, int window) implements Message {
  /** The largest window. */
  public static final int MOST_WINDOW = 16 << 20;

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Attach fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Attach(fields.message("principal", Principal::fromJson), fields.text("viewer"), fields.text("bridge"),
        fields.flag("loopback"), fields.flag("take_over"), fields.flag("keep"),
        (int) fields.whole("window", 0, MOST_WINDOW));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("principal", principal.toJson()).put("viewer", viewer).put("bridge", bridge)
        .put("loopback", loopback).put("take_over", takeOver).put("keep", keep).put("window", window);
  }
}
