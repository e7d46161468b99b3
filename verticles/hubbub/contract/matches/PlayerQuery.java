package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Which players one wants to see.
 *
 * @param names exactly these, in this order and in any capitals; empty = all who have finished a match, the best
 *     first and equals by name
 * @param skip how many of the best to leave out; only without names
 * @param limit how many at the most, 1 to 1000; only without names
 */
public record PlayerQuery(List<String> names, int skip, int limit) implements Message {
  /** The greatest limit. */
  public static final int MOST = 1_000;

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static PlayerQuery fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new PlayerQuery(fields.texts("names"), fields.count("skip", 0), (int) fields.whole("limit", 1, MOST));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("names", new JsonArray(names)).put("skip", skip).put("limit", limit);
  }

  /** Asks for these players. */
  public static PlayerQuery of(List<String> names) {
    return new PlayerQuery(names, 0, MOST);
  }
}
