package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Which of the matches that are not over one wants to see.
 *
 * @param full whether there is a challenger
 * @param started whether the game has begun
 * @param minElo the least rating of the host; 0 = any
 * @param maxElo the greatest rating of the host; {@link #NO_LIMIT} = any
 * @param order in which order
 */
public record MatchQuery(Wanted full, Wanted started, int minElo, int maxElo, Order order) implements Message {
  /** The greatest rating where any will do. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /** All matches, the oldest first. */
  public static final MatchQuery ALL = new MatchQuery(Wanted.ANY, Wanted.ANY, 0, NO_LIMIT, Order.OLDEST_FIRST);

  /** What a yes or no shall be. */
  public enum Wanted {
    /** Either will do. */
    ANY,
    /** Only yes. */
    YES,
    /** Only no. */
    NO
  }

  /** The order of an answer; matches that are equal in it come the oldest first. */
  public enum Order {
    /** By number. */
    OLDEST_FIRST,
    /** By the host's rating, ascending. */
    HOST_ELO,
    /** By the host's rating, descending. */
    HOST_ELO_DESCENDING
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static MatchQuery fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new MatchQuery(fields.choice("full", Wanted.class), fields.choice("started", Wanted.class),
        fields.count("min_elo", 0), fields.count("max_elo", NO_LIMIT), fields.choice("order", Order.class));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("full", word(full)).put("started", word(started)).put("min_elo", minElo)
        .put("max_elo", maxElo).put("order", word(order));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
