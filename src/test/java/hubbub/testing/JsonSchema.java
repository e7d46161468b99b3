package hubbub.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks whether JSON fits a schema, so far as our descriptions need it: a keyword it does not know is an error, so that
 * nothing is believed to be checked that is not.
 *
 * @param document what {@code $ref} leads into
 */
public record JsonSchema(JsonObject document) {
  private static final Set<String> WORDS = Set.of("$ref", "type", "enum", "pattern", "minimum", "maximum",
      "minLength", "maxLength", "properties", "required", "additionalProperties", "items", "anyOf", "description",
      "format", "default", "contentEncoding");

  /** Returns what does not fit, each with its place; empty = all fits. */
  public List<String> problems(JsonObject schema, Object value) {
    List<String> found = new ArrayList<>();
    check(schema, value, "$", found);
    return found;
  }

  /** Returns what a reference such as {@code #/components/schemas/User} leads to. */
  public JsonObject resolve(JsonObject maybeReference) {
    String reference = maybeReference.getString("$ref");
    if (reference == null) {
      return maybeReference;
    }
    JsonObject found = document;
    for (String step : reference.substring(2).split("/")) {
      found = Objects.requireNonNull(found.getJsonObject(step), "nothing at " + reference);
    }
    return found;
  }

  private void check(JsonObject named, Object value, String place, List<String> found) {
    JsonObject schema = resolve(named);
    schema.fieldNames().stream().filter(word -> !WORDS.contains(word)).forEach(word -> {
      throw new IllegalArgumentException("not known here: " + word);
    });
    JsonArray choices = schema.getJsonArray("anyOf", new JsonArray());
    if (!choices.isEmpty() && choices.stream().noneMatch(one -> problems((JsonObject) one, value).isEmpty())) {
      found.add(place + " fits none of its choices: " + value);
    }
    if (schema.containsKey("type") && !types(schema).contains(type(value)) || outside(schema, value)) {
      found.add(place + " is " + value);
    } else if (value instanceof JsonObject object) {
      object(schema, object, place, found);
    } else if (value instanceof JsonArray array && schema.containsKey("items")) {
      for (int i = 0; i < array.size(); i++) {
        check(schema.getJsonObject("items"), array.getValue(i), place + "[" + i + "]", found);
      }
    }
  }

  private void object(JsonObject schema, JsonObject object, String place, List<String> found) {
    JsonObject properties = schema.getJsonObject("properties", new JsonObject());
    schema.getJsonArray("required", new JsonArray()).stream().filter(name -> !object.containsKey((String) name))
        .forEach(name -> found.add(place + " has no " + name));
    object.forEach(field -> {
      String at = place + "." + field.getKey();
      if (properties.containsKey(field.getKey())) {
        check(properties.getJsonObject(field.getKey()), field.getValue(), at, found);
      } else if (schema.getValue("additionalProperties") instanceof JsonObject others) {
        check(others, field.getValue(), at, found);
      } else if (Boolean.FALSE.equals(schema.getValue("additionalProperties"))) {
        found.add(at + " is not expected");
      }
    });
  }

  private static boolean outside(JsonObject schema, Object value) {
    JsonArray choices = schema.getJsonArray("enum");
    if (choices != null && !choices.contains(value)) {
      return true;
    }
    if (value instanceof String text) {
      int length = text.codePointCount(0, text.length());
      return schema.containsKey("pattern") && !Pattern.compile(schema.getString("pattern")).matcher(text).find()
          || length < schema.getInteger("minLength", 0) || length > schema.getInteger("maxLength", Integer.MAX_VALUE);
    }
    return value instanceof Number number
        && (schema.containsKey("minimum") && number.doubleValue() < schema.getDouble("minimum")
            || schema.containsKey("maximum") && number.doubleValue() > schema.getDouble("maximum"));
  }

  private static List<Object> types(JsonObject schema) {
    List<Object> types = new ArrayList<>();
    if (schema.getValue("type") instanceof JsonArray several) {
      several.forEach(types::add);
    } else {
      types.add(schema.getString("type"));
    }
    if (types.contains("number")) {
      types.add("integer");
    }
    return types;
  }

  private static String type(Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> "string";
      case Boolean flag -> "boolean";
      case Integer number -> "integer";
      case Long number -> "integer";
      case Number number -> "number";
      case JsonArray array -> "array";
      default -> "object";
    };
  }
}
