package hubbub.access;

import hubbub.contract.AddressPattern;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Fields;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What one token is for, of all that its kind may do.
 *
 * @param in addresses to send and publish to
 * @param out addresses to listen to
 */
public record Scope(List<AddressPattern> in, List<AddressPattern> out) {
  private static final String IN = "in";
  private static final String OUT = "out";

  /** Reads what a proof says of it; empty where it says nothing, so that nothing is narrowed. */
  static Optional<Scope> of(String kind, JsonObject json) {
    return json.containsKey(IN) || json.containsKey(OUT)
        ? Optional.of(new Scope(patterns(kind, json, IN), patterns(kind, json, OUT))) : Optional.empty();
  }

  /** Adds it to what is told of a proof. */
  JsonObject in(JsonObject json) {
    return json.put(IN, texts(in)).put(OUT, texts(out));
  }

  private static List<AddressPattern> patterns(String kind, JsonObject json, String key) {
    return new Fields(json).texts(key).stream().map(text -> AddressPattern.of(text, kind)
        .orElseThrow(() -> new Fault(ErrorCode.BAD_REQUEST, "The field '" + key + "' must be addresses."))).toList();
  }

  private static JsonArray texts(List<AddressPattern> patterns) {
    return new JsonArray(patterns.stream().map(AddressPattern::text).toList());
  }
}
