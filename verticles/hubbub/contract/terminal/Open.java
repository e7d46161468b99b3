package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Opens a session, or joins one there is: by its token, or by its id where it is one's own or was shared with the
 * person, who may only watch then. The viewer hears what happens at {@link TerminalApi#EVENT}: listen there first.
 *
 * @param principal who it is, as {@code auth} says; {@code Principal.guest("")} where only the token of a session
 *     proves it
 * @param viewer a key for this connection, unique for ever; letters, digits, {@code -} and {@code _}, at most 64
 * @param bridge the key of the bridge instance the connection is at
 * @param loopback whether the listener it came in by, and all others of the bridge, can be reached from this
 *     machine only
 * @param token the token of the session to take up again; empty = none; a secret
 * @param session the id of the session to join, where there is no token; empty = a new one
 * @param have what the client has of which command; of a command that is not named it gets what {@code replay} says
 * @param replay true = all that is kept of each command's output; false = what follows that which the last viewer
 *     to leave had taken, so that a client goes on where it stopped
 * @param window for how many bytes of each command this viewer has credit before it grants any, 0 to 16 MiB
 */
public record Open(Principal principal, String viewer, String bridge, boolean loopback, String token, String session,
    List<Progress> have, boolean replay, int window) implements Message {
  private static final int MOST_WINDOW = 16 << 20;

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Open fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Open(fields.message("principal", Principal::fromJson), fields.text("viewer"), fields.text("bridge"),
        fields.flag("loopback"), fields.text("token", ""), fields.text("session", ""),
        fields.messages("have", Progress::fromJson), fields.flag("replay"),
        (int) fields.whole("window", 0, MOST_WINDOW));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("principal", principal.toJson()).put("viewer", viewer).put("bridge", bridge)
        .put("loopback", loopback).put("token", token).put("session", session)
        .put("have", new JsonArray(have.stream().map(Progress::toJson).toList()))
        .put("replay", replay).put("window", window);
  }

  @Override
  public String toString() {
    return "Open[principal=" + principal + ", viewer=" + viewer + ", bridge=" + bridge + ", loopback=" + loopback
        + ", session=" + session + ", have=" + have + ", replay=" + replay + ", window=" + window + "]";
  }
}
