package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Something the person is to hear of.
 *
 * @param kind what it is
 * @param session the session it is about
 * @param serverId the command it is about; 0 = none
 * @param text a sentence for the person
 * @param at when it happens, or will happen, in milliseconds since the epoch
 */
public record Notice(Kind kind, String session, long serverId, String text, long at) implements Message {
  /** What a notice is about. */
  public enum Kind {
    /** A command that ran longer than 30 s has ended. */
    COMMAND_ENDED,
    /** Somebody lets the person watch a session. */
    SHARED,
    /** The session will end because nobody uses it, or because it is too old. */
    SESSION_ENDS,
    /** The hub stops. */
    DRAINING,
    /** The person has come to a limit on sessions or commands. */
    QUOTA
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Notice fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Notice(fields.choice("kind", Kind.class), fields.text("session"), fields.whole("server_id", 0),
        fields.text("text"), fields.whole("at"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("kind", kind.name().toLowerCase(Locale.ROOT)).put("session", session)
        .put("server_id", serverId).put("text", text).put("at", at);
  }
}
