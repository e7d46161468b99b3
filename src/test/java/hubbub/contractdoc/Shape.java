package hubbub.contractdoc;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * What fields a message has and what its reader takes in them. Types are those of the record; what may be left out,
 * what it is then, and how large a number may be is found by asking the reader with the sample changed in one field.
 *
 * @param type the record
 * @param fields in the order of the record
 */
record Shape(Class<?> type, List<Field> fields) {
  private static final long TAKEN = 1;

  /**
   * One field.
   *
   * @param name in JSON
   * @param component in the record
   * @param required whether it must be there; else it may be left out or null
   * @param missing what it is where it is left out; empty where nothing in particular is
   * @param schema what may be in it
   */
  record Field(String name, String component, boolean required, Optional<Object> missing, JsonObject schema) {}

  /** Finds the shape of a message. */
  static Shape of(Reader reader) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : reader.type().getRecordComponents()) {
      String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      JsonObject without = reader.sample().copy();
      without.remove(name);
      boolean required = !reader.takes(without);
      fields.add(new Field(name, component.getName(), required,
          required ? Optional.empty() : missing(reader.read(without).toJson().getValue(name)),
          schema(component.getGenericType(), value -> reader.takes(name, value))));
    }
    return new Shape(reader.type(), fields);
  }

  // The largest number there is says only that there is no limit.
  private static Optional<Object> missing(Object value) {
    return Optional.ofNullable(value).filter(found -> !found.equals(Long.MAX_VALUE));
  }

  private static JsonObject schema(Type type, Predicate<Object> takes) {
    if (type instanceof ParameterizedType list) {
      return new JsonObject().put("type", "array").put("items",
          schema(list.getActualTypeArguments()[0], value -> takes.test(new JsonArray().add(value))));
    }
    Class<?> kind = (Class<?>) type;
    if (kind == String.class) {
      return new JsonObject().put("type", "string");
    }
    if (kind == boolean.class) {
      return new JsonObject().put("type", "boolean");
    }
    if (kind == double.class) {
      return new JsonObject().put("type", "number");
    }
    if (kind == long.class || kind == int.class || kind == Integer.class) {
      return whole(number -> takes.test(parsed(number)));
    }
    if (kind == JsonObject.class) {
      return new JsonObject().put("type", "object");
    }
    if (kind == Buffer.class) {
      return new JsonObject().put("type", "string").put("contentEncoding", "base64").put("pattern",
          "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$");
    }
    return new JsonObject().put("$ref", Names.schema(kind));
  }

  /** Returns the schema of an enum. */
  static JsonObject choices(Class<?> type) {
    return new JsonObject().put("type", "string").put("enum", new JsonArray(Arrays.stream(type.getEnumConstants())
        .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT)).toList()));
  }

  private static JsonObject whole(LongPredicate takes) {
    JsonObject schema = new JsonObject().put("type", "integer");
    if (!takes.test(TAKEN)) {
      throw new IllegalStateException("the range of numbers is sought from " + TAKEN + " on, which is not taken");
    }
    if (!takes.test(Long.MIN_VALUE)) {
      schema.put("minimum", -most(value -> takes.test(-value), -TAKEN));
    }
    if (!takes.test(Long.MAX_VALUE)) {
      schema.put("maximum", most(takes, TAKEN));
    }
    return schema;
  }

  // As it would come out of a parser of JSON.
  private static Object parsed(long number) {
    return number == (int) number ? (Object) (int) number : (Object) number;
  }

  /** Returns the largest number that is taken, where all between it and one that is taken are as well. */
  private static long most(LongPredicate takes, long taken) {
    long low = taken;
    long high = Long.MAX_VALUE - 1;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (takes.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
