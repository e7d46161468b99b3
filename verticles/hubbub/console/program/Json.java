package hubbub.console.program;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** JSON as maps, lists, texts, numbers and truth values. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Reads an object; empty where it is something else. */
  static Map<String, Object> object(byte[] json, int length) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json, 0, length)) {
      parser.nextToken();
      return asObject(value(parser));
    }
  }

  /** Returns a value as an object, empty where it is none. */
  static Map<String, Object> asObject(Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, one) -> object.put((String) key, one));
    }
    return object;
  }

  /** Returns the objects of a list that stands at a key. */
  static List<Map<String, Object>> objects(Map<String, Object> object, String key) {
    List<Map<String, Object>> found = new ArrayList<>();
    if (object.get(key) instanceof List<?> list) {
      list.forEach(one -> found.add(asObject(one)));
    }
    return found;
  }

  /** Tells the objects of a list that stands at a key, each in a line. */
  static String lines(Map<String, Object> object, String key, Function<Map<String, Object>, String> told) {
    return String.join("\n", objects(object, key).stream().map(told).toList());
  }

  /** Returns the texts of a list that stands at a key. */
  static List<String> texts(Map<String, Object> object, String key) {
    List<String> found = new ArrayList<>();
    if (object.get(key) instanceof List<?> list) {
      list.forEach(one -> found.add(String.valueOf(one)));
    }
    return found;
  }

  /** Returns what stands at a key as a text; empty where nothing does. */
  static String text(Map<String, Object> object, String key) {
    Object value = object.get(key);
    return value == null ? "" : value.toString();
  }

  /** Returns a number that stands at a key, else 0. */
  static double number(Map<String, Object> object, String key) {
    return object.get(key) instanceof Number number ? number.doubleValue() : 0;
  }

  /** Writes an object. */
  static byte[] bytes(Map<String, ?> object) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
      try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
        write(generator, object);
      }
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          parser.nextToken();
          object.put(key, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case null, default -> null;
    };
  }

  private static void write(JsonGenerator generator, Object value) throws IOException {
    switch (value) {
      case null -> generator.writeNull();
      case Map<?, ?> map -> {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          generator.writeFieldName((String) entry.getKey());
          write(generator, entry.getValue());
        }
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        for (Object one : list) {
          write(generator, one);
        }
        generator.writeEndArray();
      }
      case Boolean flag -> generator.writeBoolean(flag);
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      default -> generator.writeString(value.toString());
    }
  }
}
