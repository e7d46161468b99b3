package hubbub.contract;

import io.vertx.core.json.JsonObject;

/**
 * One line of an audit.
 *
 * @param seq its number
 * @param entry what was noted: {@code at} in milliseconds since the epoch, and whatever the verticle says beside it
 */
public record AuditLine(long seq, JsonObject entry) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static AuditLine fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new AuditLine(fields.whole("seq"), fields.object("entry"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("seq", seq).put("entry", entry);
  }
}
