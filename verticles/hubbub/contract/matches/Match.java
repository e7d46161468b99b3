package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A match that is not over, at one moment.
 *
 * @param id its number, from 1, given once for ever; the result will have the same
 * @param game the name of its game
 * @param host who made it, also while not connected
 * @param challenger who plays against the host, also while the seat is only kept; empty for nobody
 * @param ready whether the challenger is ready; stays true once the match has started
 * @param spectators who looks on, in the order of coming
 * @param createdAt when it was made, in milliseconds since the epoch
 * @param startedAt when it started, likewise; 0 = not yet
 * @param paused whether it has started and stands still, because somebody is waited for
 */
public record Match(long id, String game, String host, String challenger, boolean ready, List<String> spectators,
    long createdAt, long startedAt, boolean paused) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Match fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Match(fields.whole("id", 1, Long.MAX_VALUE), fields.text("game"), fields.text("host"),
        fields.text("challenger", ""), fields.flag("ready"), fields.texts("spectators"), fields.whole("created_at"),
        fields.whole("started_at", 0), fields.flag("paused"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("id", id).put("game", game).put("host", host).put("challenger", challenger)
        .put("ready", ready).put("spectators", new JsonArray(spectators)).put("created_at", createdAt)
        .put("started_at", startedAt).put("paused", paused);
  }

  /** Tells whether the game has begun. */
  public boolean started() {
    return startedAt > 0;
  }

  /** Tells whether there is a challenger. */
  public boolean full() {
    return !challenger.isEmpty();
  }
}
