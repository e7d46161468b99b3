package hubbub.bridge.protocol.terminal;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * How a client calls its command and in which form it wants the output. Goes with the command, so that every viewer of
 * the session gets the same, also later.
 *
 * @param clientId what the client sent, as JSON
 * @param markup the form
 */
record Tag(String clientId, Markup markup) {
  /** The longest that goes with a command. */
  static final int LONGEST = 256;

  private static final String HTML = "html";

  /** Reads what a client asks for; empty where it wants a form there is not. */
  static Optional<Tag> of(JsonObject payload) {
    Object format = payload.getValue("format", HTML);
    return Markup.named(format == null ? HTML : format.toString())
        .map(markup -> new Tag(json(payload.getValue("clientId")), markup));
  }

  /** Reads one that was sent along. */
  static Tag parse(String text) {
    try {
      JsonArray parts = new JsonArray(text);
      return new Tag(json(parts.getValue(0)), Markup.named(parts.getString(1)).orElse(Markup.HTML));
    } catch (DecodeException | ClassCastException | IndexOutOfBoundsException foreign) {
      return new Tag("null", Markup.HTML);
    }
  }

  /** Returns what the client sent. */
  Object value() {
    return new JsonArray("[" + clientId + "]").getValue(0);
  }

  String text() {
    return "[" + clientId + ",\"" + (markup.html() ? HTML : "text") + "\"]";
  }

  private static String json(Object value) {
    String array = new JsonArray().add(value).encode();
    return array.substring(1, array.length() - 1);
  }
}
