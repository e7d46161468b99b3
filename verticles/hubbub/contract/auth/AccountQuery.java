package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Which accounts one wants to see.
 *
 * @param names those of these names that exist, in any capitals, at most {@link #MOST}; empty = all accounts, by name
 * @param after only accounts behind this name, to ask on; empty = from the first; only without names
 * @param limit how many at the most, 1 to {@link #MOST}; fewer than that many = there are no more; only without names
 */
public record AccountQuery(List<String> names, String after, int limit) implements Message {
  /** The most accounts that one answer holds. */
  public static final int MOST = 1_000;

  /** Reads a query. */
  public static AccountQuery fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new AccountQuery(fields.texts("names"), fields.text("after", ""), (int) fields.whole("limit", 1, MOST));
  }

  /** Asks for these accounts. */
  public static AccountQuery of(List<String> names) {
    return new AccountQuery(names, "", MOST);
  }

  /** Asks for as many accounts as one answer holds, behind a name. */
  public static AccountQuery behind(String name) {
    return new AccountQuery(List.of(), name, MOST);
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("names", new JsonArray(names)).put("after", after).put("limit", limit);
  }
}
