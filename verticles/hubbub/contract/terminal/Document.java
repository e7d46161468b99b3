package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * A document of somebody; empty where it was never set.
 *
 * @param kind which one
 * @param content what it says, an object of the client's own; at most 64 KiB as JSON text in UTF-8
 * @param setAt when it was last set, in milliseconds since the epoch; 0 = never
 */
public record Document(DocumentKind kind, JsonObject content, long setAt) implements Message {
  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Document fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Document(fields.choice("kind", DocumentKind.class), fields.object("content"), fields.whole("set_at", 0));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("kind", kind.name().toLowerCase(Locale.ROOT)).put("content", content)
        .put("set_at", setAt);
  }

  @Override
  public String toString() {
    return "Document[kind=" + kind + ", setAt=" + setAt + "]";
  }
}
