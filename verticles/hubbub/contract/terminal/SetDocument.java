package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Replaces a document of somebody.
 *
 * @param person whose
 * @param kind which one
 * @param content what it says, an object of the client's own; at most 64 KiB as JSON text in UTF-8
 */
public record SetDocument(String person, DocumentKind kind, JsonObject content) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static SetDocument fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new SetDocument(fields.text("person"), fields.choice("kind", DocumentKind.class), fields.object("content"));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("person", person).put("kind", kind.name().toLowerCase(Locale.ROOT))
        .put("content", content);
  }

  @Override
  public String toString() {
    return "SetDocument[person=" + person + ", kind=" + kind + "]";
  }
}
