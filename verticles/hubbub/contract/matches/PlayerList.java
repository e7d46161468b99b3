package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Players.
 *
 * @param players in the order asked for
 */
public record PlayerList(List<Player> players) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static PlayerList fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new PlayerList(fields.messages("players", Player::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("players", new JsonArray(players.stream().map(Player::toJson).toList()));
  }
}
