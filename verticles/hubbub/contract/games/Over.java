package hubbub.contract.games;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A match that has been played to its end.
 *
 * @param match the match
 * @param winner who won; no match ends without a winner
 * @param hostScore what the host has
 * @param challengerScore what the challenger has
 * @param frame what was to be seen last
 */
public record Over(String match, Seat winner, int hostScore, int challengerScore, JsonObject frame)
    implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Over fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Over(fields.text("match"), fields.choice("winner", Seat.class), fields.count("host_score"),
        fields.count("challenger_score"), fields.object("frame"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("match", match).put("winner", winner.text()).put("host_score", hostScore)
        .put("challenger_score", challengerScore).put("frame", frame);
  }
}
