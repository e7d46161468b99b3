package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Matches that are over.
 *
 * @param results in the order asked for
 */
public record ResultList(List<Result> results) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static ResultList fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new ResultList(fields.messages("results", Result::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("results", new JsonArray(results.stream().map(Result::toJson).toList()));
  }
}
