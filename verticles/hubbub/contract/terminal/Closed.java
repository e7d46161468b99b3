package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * The viewer is out, and hears nothing more.
 *
 * @param session the session it was at
 * @param reason why
 */
public record Closed(String session, Reason reason) implements Message {
  /** Why a viewer is out. */
  public enum Reason {
    /** The session was ended by its owner or an administrator. */
    ENDED,
    /** Nobody used it for too long. */
    IDLE,
    /** It was older than a session may be. */
    TOO_OLD,
    /** The account of its owner was banned, or the login by which the viewer came has ended. */
    REVOKED,
    /** Its owner has lost the role by which the session was opened. */
    FORBIDDEN,
    /** It is not shared with this person any more. */
    UNSHARED,
    /** The hub stops, and the session with it. */
    DRAINING
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Closed fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Closed(fields.text("session"), fields.choice("reason", Reason.class));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("reason", reason.name().toLowerCase(Locale.ROOT));
  }
}
