package hubbub.contract;

import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Asks a verticle that keeps an audit, at {@code <noun>.audit}, for lines of it, the newest first. Fails with FORBIDDEN
 * where no administrator asks.
 *
 * @param actor who asks
 * @param text what must stand somewhere in a line, in any capitals; empty for all lines
 * @param who whom a line must name, in any capitals, as who did it or as whom it was done to; empty for everybody
 * @param deed what a line must say was done, in any capitals; empty for all that was done
 * @param since no older ones, in milliseconds since the epoch
 * @param until no newer ones, in milliseconds since the epoch
 * @param before only lines with numbers below this; 0 from the newest on
 * @param limit how many at the most, 1 to 500
 */
public record AuditQuery(Principal actor, String text, String who, String deed, long since, long until, long before,
    int limit) implements Message {
  /** The most lines of one answer. */
  public static final int MOST = 500;

  /**
   * Returns the endpoint of a verticle's audit.
   *
   * @param noun the name of the verticle, such as {@code rooms}
   */
  public static Endpoint<AuditQuery, AuditPage> of(String noun) {
    return new Endpoint<>(noun + ".audit", AuditQuery::fromJson, AuditPage::fromJson);
  }

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static AuditQuery fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new AuditQuery(fields.message("actor", Principal::fromJson), fields.text("text", ""),
        fields.text("who", ""), fields.text("deed", ""), fields.whole("since", 0),
        fields.whole("until", Long.MAX_VALUE), fields.whole("before", 0), (int) fields.whole("limit", 1, MOST));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("actor", actor.toJson()).put("text", text).put("who", who).put("deed", deed)
        .put("since", since).put("until", until).put("before", before).put("limit", limit);
  }
}
