package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * Runs a command.
 *
 * @param viewer who asks
 * @param tag what the viewer calls it, told back in {@link CommandState}; at most 256 characters
 * @param kind what it runs on
 * @param command its text, one or more lines; not looked at for a login shell
 * @param breakpoints pipes of its top level, counted from 0 over the whole command; PLAIN only
 * @param held those of the breakpoints that let nothing pass until they are released
 * @param screen the size of its terminal
 * @param recorded whether to record it as asciicast v2 in the hub's data folder
 */
public record Run(String viewer, String tag, Kind kind, String command, List<Integer> breakpoints,
    List<Integer> held, Screen screen, boolean recorded) implements Message {
  /** What a command runs on. */
  public enum Kind {
    /** Two terminals, for stdout and stderr; input is not echoed. */
    PLAIN,
    /** One terminal, for programs that draw. */
    PTY,
    /** The person's login shell on one terminal. */
    LOGIN
  }

  private static Screen screen(Fields fields) {
    return Screen.fromJson(fields.object("screen", Screen.USUAL.toJson()));
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Run fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Run(fields.text("viewer"), fields.text("tag", ""), fields.choice("kind", Kind.class),
        fields.text("command", ""), fields.counts("breakpoints"), fields.counts("held"), screen(fields),
        fields.flag("recorded"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("viewer", viewer).put("tag", tag).put("kind", kind.name().toLowerCase(Locale.ROOT))
        .put("command", command).put("breakpoints", new JsonArray(breakpoints)).put("held", new JsonArray(held))
        .put("screen", screen.toJson()).put("recorded", recorded);
  }

  @Override
  public String toString() {
    return "Run[viewer=" + viewer + ", tag=" + tag + ", kind=" + kind + ", breakpoints=" + breakpoints
        + ", held=" + held + ", screen=" + screen + ", recorded=" + recorded + "]";
  }
}
