package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Which of the matches that are over one wants to see. Names are in any capitals; who asks for more than the limit
 * asks on with the time of the last result.
 *
 * @param player who played; empty = anybody
 * @param winner who won; empty = anybody
 * @param loser who lost; empty = anybody
 * @param endedAfter the earliest end, in milliseconds since the epoch; 0 = any
 * @param endedBefore the latest end, likewise; 0 = any
 * @param order in which order
 * @param limit how many at the most, 1 to 1000
 */
public record ResultQuery(String player, String winner, String loser, long endedAfter, long endedBefore, Order order,
    int limit) implements Message {
  /** The greatest limit. */
  public static final int MOST = 1_000;

  /** The newest results. */
  public static final ResultQuery NEWEST = new ResultQuery("", "", "", 0, 0, Order.NEWEST_FIRST, MOST);

  /** The order of an answer, by the end of the match. */
  public enum Order {
    /** The newest first. */
    NEWEST_FIRST,
    /** The oldest first; the limit then keeps the oldest. */
    OLDEST_FIRST
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ResultQuery fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ResultQuery(fields.text("player", ""), fields.text("winner", ""), fields.text("loser", ""),
        fields.whole("ended_after", 0), fields.whole("ended_before", 0), fields.choice("order", Order.class),
        (int) fields.whole("limit", 1, MOST));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("player", player).put("winner", winner).put("loser", loser)
        .put("ended_after", endedAfter).put("ended_before", endedBefore)
        .put("order", order.name().toLowerCase(Locale.ROOT)).put("limit", limit);
  }
}
