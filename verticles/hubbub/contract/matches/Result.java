package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;

/**
 * A match that is over. Stored together with both ratings, before anybody is told.
 *
 * @param id the number of the match
 * @param game the name of its game
 * @param winner who won
 * @param loser who lost
 * @param startedAt when the game began, in milliseconds since the epoch
 * @param completedAt when it was over, likewise
 * @param winnerScore the winner's score; may be the lower one where the match was forfeited
 * @param loserScore the loser's score
 * @param winnerEloBefore the winner's rating before the match
 * @param loserEloBefore the loser's rating before the match
 * @param winnerEloAfter the winner's rating after it
 * @param loserEloAfter the loser's rating after it
 * @param forfeited whether the loser stayed away
 */
public record Result(long id, String game, String winner, String loser, long startedAt, long completedAt,
    int winnerScore, int loserScore, int winnerEloBefore, int loserEloBefore, int winnerEloAfter, int loserEloAfter,
    boolean forfeited) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Result fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Result(fields.whole("id", 1, Long.MAX_VALUE), fields.text("game"), fields.text("winner"),
        fields.text("loser"), fields.whole("started_at"), fields.whole("completed_at"), fields.count("winner_score"),
        fields.count("loser_score"), fields.count("winner_elo_before"), fields.count("loser_elo_before"),
        fields.count("winner_elo_after"), fields.count("loser_elo_after"), fields.flag("forfeited"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("id", id).put("game", game).put("winner", winner).put("loser", loser)
        .put("started_at", startedAt).put("completed_at", completedAt).put("winner_score", winnerScore)
        .put("loser_score", loserScore).put("winner_elo_before", winnerEloBefore)
        .put("loser_elo_before", loserEloBefore).put("winner_elo_after", winnerEloAfter)
        .put("loser_elo_after", loserEloAfter).put("forfeited", forfeited);
  }

  /** Returns the result as the match protocol and its REST show it, which is not how it goes over the bus. */
  public JsonObject shown() {
    return new JsonObject().put("id", id).put("winner", winner).put("loser", loser)
        .put("start_timestamp", Timestamps.shown(startedAt))
        .put("completion_timestamp", Timestamps.shown(completedAt))
        .put("winner_score", winnerScore).put("loser_score", loserScore)
        .put("winner_elo_before_match", winnerEloBefore).put("loser_elo_before_match", loserEloBefore)
        .put("winner_elo_after_match", winnerEloAfter).put("loser_elo_after_match", loserEloAfter);
  }
}
