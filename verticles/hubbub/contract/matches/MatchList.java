package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Matches that are not over.
 *
 * @param matches in the order asked for
 */
public record MatchList(List<Match> matches) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static MatchList fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new MatchList(fields.messages("matches", Match::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("matches", new JsonArray(matches.stream().map(Match::toJson).toList()));
  }
}
