package hubbub.contractdoc;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How JSON is written for people: on one line what fits there, everything else a part on each line.
 *
 * @param width the longest line, indentation included, that is not broken
 */
record Layout(int width) {
  /** Returns the text of a value, fields in their order. */
  String text(Object value) {
    return text(value, "");
  }

  private String text(Object value, String indent) {
    String line = line(value);
    if (indent.length() + line.length() <= width) {
      return line;
    }
    String inner = indent + "  ";
    return switch (value) {
      case JsonObject object when !object.isEmpty() -> block("{", object.stream().map(field ->
          Json.encode(field.getKey()) + ": " + text(field.getValue(), inner)).toList(), inner) + indent + "}";
      case JsonArray array when !array.isEmpty() ->
          block("[", array.stream().map(item -> text(item, inner)).toList(), inner) + indent + "]";
      default -> line;
    };
  }

  private static String block(String open, List<String> parts, String indent) {
    return parts.stream().map(part -> indent + part).collect(Collectors.joining(",\n", open + "\n", "\n"));
  }

  private static String line(Object value) {
    return switch (value) {
      case JsonObject object -> object.stream()
          .map(field -> Json.encode(field.getKey()) + ": " + line(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
      case JsonArray array -> array.stream().map(Layout::line).collect(Collectors.joining(", ", "[", "]"));
      case null -> "null";
      default -> Json.encode(value);
    };
  }
}
