package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Asks for a document of somebody.
 *
 * @param person whose
 * @param kind which one
 */
public record DocumentQuery(String person, DocumentKind kind) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static DocumentQuery fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new DocumentQuery(fields.text("person"), fields.choice("kind", DocumentKind.class));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("person", person).put("kind", kind.name().toLowerCase(Locale.ROOT));
  }
}
