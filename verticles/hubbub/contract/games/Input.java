package hubbub.contract.games;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * What a player does.
 *
 * @param match the match
 * @param seat who does it
 * @param command what the client sent as {@code command}; any text
 * @param arguments all other fields the client sent, unread; may be empty
 */
public record Input(String match, Seat seat, String command, JsonObject arguments) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Input fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Input(fields.text("match"), fields.choice("seat", Seat.class), fields.text("command"),
        fields.object("arguments", new JsonObject()));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("match", match).put("seat", seat.text()).put("command", command)
        .put("arguments", arguments);
  }
}
