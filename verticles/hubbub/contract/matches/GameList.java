package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Games by their names.
 *
 * @param games the names, the default first
 */
public record GameList(List<String> games) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static GameList fromJson(JsonObject json) {
    return new GameList(new Fields(json).texts("games"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("games", new JsonArray(games));
  }
}
