package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * Makes a match, with the actor as its host.
 *
 * @param actor the name of the person who will be the host
 * @param game the name of the game; empty = the first of the hub's games
 */
public record Create(String actor, String game) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Create fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Create(fields.text("actor"), fields.text("game", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor).put("game", game);
  }
}
