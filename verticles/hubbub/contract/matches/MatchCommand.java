package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * What a participant wants done.
 *
 * @param session the session that acts
 * @param command the word: {@code ready} and {@code start_match} are the match's own, all others the game's
 * @param arguments what came with it, for the game; may have no fields
 */
public record MatchCommand(String session, String command, JsonObject arguments) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static MatchCommand fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new MatchCommand(fields.text("session"), fields.text("command"),
        fields.object("arguments"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("session", session).put("command", command).put("arguments", arguments);
  }
}
