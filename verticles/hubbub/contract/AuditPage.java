package hubbub.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Some lines of an audit. A page may have fewer lines than were asked for, even none, though there are more: an answer
 * looks at so many lines only.
 *
 * @param lines the newest first
 * @param next where to go on, as {@link AuditQuery#before}; 0 where there are no more
 */
public record AuditPage(List<AuditLine> lines, long next) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static AuditPage fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new AuditPage(fields.messages("lines", AuditLine::fromJson), fields.whole("next"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("lines", new JsonArray(lines.stream().map(AuditLine::toJson).toList()))
        .put("next", next);
  }
}
