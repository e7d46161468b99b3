package hubbub.contract.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The outside of a packet, read in one pass over all of it and without building a tree, however long it is. Of a key
 * that is there twice the later one counts, as most readers of JSON have it.
 *
 * @param type its {@code type}; empty where that is missing or no text
 * @param data its {@code data}; empty where that is missing, no text, or not asked for
 */
public record Packet(String type, String data) {
  private static final JsonFactory JSON = new JsonFactoryBuilder()
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  /** Returns the type of a packet, or nothing where this is not one JSON object. */
  public static Optional<Packet> ofType(String text) {
    return read(text, false);
  }

  /** Returns type and data of a packet, or nothing where this is not one JSON object. */
  public static Optional<Packet> withData(String text) {
    return read(text, true);
  }

  /** Returns the type of a packet, or nothing where this is not one JSON object in UTF-8. */
  public static Optional<Packet> ofType(Buffer bytes) {
    try {
      return ofType(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes())).toString());
    } catch (CharacterCodingException broken) {
      return Optional.empty();
    }
  }

  private static Optional<Packet> read(String text, boolean wantsData) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      String type = "";
      String data = "";
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (key.equals("type")) {
          type = value == JsonToken.VALUE_STRING ? parser.getText() : "";
        } else if (wantsData && key.equals("data")) {
          data = value == JsonToken.VALUE_STRING ? parser.getText() : "";
        }
        parser.skipChildren();
      }
      return parser.nextToken() == null ? Optional.of(new Packet(type, data)) : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }
}
