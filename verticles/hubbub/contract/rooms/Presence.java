package hubbub.contract.rooms;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * A person who came, went or is now called otherwise.
 *
 * @param incarnation the start of the rooms verticle that counts
 * @param seq 1 for the first event of the incarnation, then one more each
 * @param kind what happened
 * @param who the person's name
 * @param now the new name after a renaming; else empty
 */
public record Presence(String incarnation, long seq, Kind kind, String who, String now) implements Message {
  /** What can happen to a person's presence. */
  public enum Kind {
    /** The first session of the person came. */
    CAME,
    /** The last session of the person went. */
    WENT,
    /** The person is now called {@code now}. */
    RENAMED
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Presence fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Presence(fields.text("incarnation"), fields.whole("seq"), fields.choice("kind", Kind.class),
        fields.text("who"), fields.text("now", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("incarnation", incarnation).put("seq", seq)
        .put("kind", kind.name().toLowerCase(Locale.ROOT)).put("who", who).put("now", now);
  }
}
