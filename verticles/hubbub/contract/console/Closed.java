package hubbub.contract.console;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * The viewer is out, and hears nothing more.
 *
 * @param reason why
 * @param text a sentence that may be shown
 */
public record Closed(Reason reason, String text) implements Message {
  /** Why a viewer is out. */
  public enum Reason {
    /** The console has said {@code quit}, or ended of its own accord with status 0. */
    ENDED,
    /** The console ended without a word, or broke the framing. */
    CRASHED,
    /** The console was started and did not connect in time. */
    START_TIMEOUT,
    /** The person sits at the console over another connection now. */
    TAKEN_OVER,
    /** Nothing was sent to the console for too long. */
    IDLE,
    /** The person from elsewhere, or an administrator, ended the console. */
    KILLED,
    /** The hub stops, and the console with it. */
    DRAINING,
    /** The account was banned, or the login by which the person sat down has ended. */
    REVOKED
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Closed fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Closed(fields.choice("reason", Reason.class), fields.text("text"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("reason", reason.name().toLowerCase(Locale.ROOT)).put("text", text);
  }
}
