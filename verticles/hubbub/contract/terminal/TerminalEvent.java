package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Something a viewer is to hear of, beside the output itself.
 *
 * @param kind what happened
 * @param body by kind: the message of that kind
 */
public record TerminalEvent(Kind kind, JsonObject body) implements Message {
  /** What can happen, and the message that says it. */
  public enum Kind {
    /** {@link CommandState}: a command has begun; before any of its output. */
    BEGAN,
    /** {@link Resize}: somebody else has given a command's screen another size. */
    RESIZED,
    /** {@link StageEnded}. */
    STAGE,
    /** {@link Truncated}. */
    TRUNCATED,
    /** {@link Cut}. */
    CUT,
    /** {@link Ended}: the last of its command. */
    ENDED,
    /** {@link Taken}: only to the viewer that has typed it. */
    TAKEN,
    /** {@link Notice}. */
    NOTICE,
    /** {@link Closed}: the last of all. */
    CLOSED,
    /** {@link OfViewer}: to one who types and is not there (any more). The last of all; open again with the token. */
    FORGOTTEN
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static TerminalEvent fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new TerminalEvent(fields.choice("kind", Kind.class), fields.object("body"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("kind", kind.name().toLowerCase(Locale.ROOT)).put("body", body);
  }
}
