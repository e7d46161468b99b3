package hubbub.contract.games;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A game's verticle is new and knows no match.
 *
 * @param game the game's name
 * @param incarnation this start of it; another with each start
 */
public record Started(String game, String incarnation) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Started fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Started(fields.text("game"), fields.text("incarnation"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("game", game).put("incarnation", incarnation);
  }
}
