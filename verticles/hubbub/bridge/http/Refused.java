package hubbub.bridge.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** A request that ends here, with the answer that says why. Has no stack trace: it is an answer, not a defect. */
final class Refused extends RuntimeException {
  /** Stands for the whole request where no single field is to blame. */
  static final String WHOLE = "non_field_errors";

  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  Refused(Answer answer) {
    super("refused with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }

  static Refused field(String field, String sentence) {
    return fields(Map.of(field, sentence));
  }

  static Refused fields(Map<String, String> sentences) {
    JsonObject errors = new JsonObject();
    new TreeMap<>(sentences).forEach((field, sentence) -> errors.put(field, JsonArray.of(sentence)));
    return new Refused(Answer.json(400, errors));
  }

  /** What is wrong with the request as a whole, where existing clients expect a bare list. */
  static Refused listed(String sentence) {
    return new Refused(Answer.json(400, JsonArray.of(sentence)));
  }

  static Refused missing() {
    return new Refused(Answer.detail(404, "Not found."));
  }

  static Refused unauthorized(String sentence) {
    return new Refused(Answer.detail(401, sentence).with("WWW-Authenticate", "Token"));
  }
}
