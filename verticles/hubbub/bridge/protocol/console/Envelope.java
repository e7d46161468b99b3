package hubbub.bridge.protocol.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * The outside of a packet, read in one pass and without building a tree, so that what is inside stays as it is. Of a
 * key that is there twice the later one counts.
 *
 * @param type its type; empty where that is missing or no text
 * @param hasData whether there is {@code data} of any kind
 * @param data the data where it is a text; else empty
 * @param from where the type's value begins in the packet
 * @param to where it ends
 */
record Envelope(String type, boolean hasData, Optional<String> data, int from, int to) {
  private static final JsonFactory JSON = new JsonFactoryBuilder()
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  /** Reads a packet; empty where it is not one JSON object. */
  static Optional<Envelope> of(String packet) {
    try (JsonParser parser = JSON.createParser(packet)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Envelope read = fields(parser);
      return parser.nextToken() == null ? Optional.of(read) : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  /**
   * Returns the first type of a packet without looking at what is behind it; empty where it is missing or no text.
   * What is not one JSON object has whatever type it begins with.
   */
  static String firstType(byte[] packet) {
    try (JsonParser parser = JSON.createParser(packet)) {
      parser.nextToken();
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (key.equals("type")) {
          return value == JsonToken.VALUE_STRING ? parser.getText() : "";
        }
        parser.skipChildren();
      }
    } catch (IOException broken) {
      return "";
    }
    return "";
  }

  /** Returns the packet with another type and everything else untouched. */
  String retyped(String packet, String other) {
    return packet.substring(0, from) + '"' + other + '"' + packet.substring(to);
  }

  private static Envelope fields(JsonParser parser) throws IOException {
    Envelope read = new Envelope("", false, Optional.empty(), 0, 0);
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (key.equals("type")) {
        read = read.typed(parser, value);
      } else if (key.equals("data")) {
        Optional<String> text = value == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
        read = new Envelope(read.type, value != JsonToken.VALUE_NULL, text, read.from, read.to);
      }
      parser.skipChildren();
    }
    return read;
  }

  private Envelope typed(JsonParser parser, JsonToken value) throws IOException {
    if (value != JsonToken.VALUE_STRING) {
      return new Envelope("", hasData, data, 0, 0);
    }
    int begin = (int) parser.currentTokenLocation().getCharOffset();
    String text = parser.getText();
    return new Envelope(text, hasData, data, begin, (int) parser.currentLocation().getCharOffset());
  }
}
