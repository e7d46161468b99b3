package hubbub.contract.console.desk;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A person's aliases.
 *
 * @param aliases by their names
 */
public record Aliases(List<Alias> aliases) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Aliases fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Aliases(fields.messages("aliases", Alias::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("aliases", new JsonArray(aliases.stream().map(Alias::toJson).toList()));
  }
}
