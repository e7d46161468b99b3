package hubbub.contract;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the fields of a message: strict on types and ranges, lenient on fields nobody asks for. What does not fit is a
 * {@link Fault} with {@link ErrorCode#BAD_REQUEST} that names the field.
 */
public final class Fields {
  private final JsonObject json;

  /** Reads from this object. */
  public Fields(JsonObject json) {
    this.json = json;
  }

  /** Returns a text that must be there. */
  public String text(String key) {
    return optionalText(key).orElseThrow(() -> wrong(key, "a text"));
  }

  /** Returns a text, or empty where it is absent or null. */
  public Optional<String> optionalText(String key) {
    Object value = json.getValue(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw wrong(key, "a text");
  }

  /** Returns a text, or the fallback where it is absent or null. */
  public String text(String key, String fallback) {
    return optionalText(key).orElse(fallback);
  }

  /** Returns a whole number that must be there, between min and max, both included. */
  public long whole(String key, long min, long max) {
    Object value = json.getValue(key);
    if (value instanceof Number number && number.doubleValue() == number.longValue()) {
      long found = number.longValue();
      if (found >= min && found <= max) {
        return found;
      }
    }
    throw wrong(key, "a whole number from " + min + " to " + max);
  }

  /** Returns a whole number of 0 or more that must be there. */
  public long whole(String key) {
    return whole(key, 0, Long.MAX_VALUE);
  }

  /** Returns a whole number of 0 or more, or the fallback where it is absent or null. */
  public long whole(String key, long fallback) {
    return json.getValue(key) == null ? fallback : whole(key);
  }

  /** Returns a whole number of 0 or more that must be there and is small enough to count things. */
  public int count(String key) {
    return (int) whole(key, 0, Integer.MAX_VALUE);
  }

  /** Returns a whole number of 0 or more, small enough to count things, or the fallback where it is absent or null. */
  public int count(String key, int fallback) {
    return json.getValue(key) == null ? fallback : count(key);
  }

  /** Returns a number that must be there, whole or not. */
  public double number(String key) {
    if (json.getValue(key) instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(key, "a number");
  }

  /** Returns true or false, or false where it is absent or null. */
  public boolean flag(String key) {
    Object value = json.getValue(key);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "true or false");
  }

  /** Returns one of an enum's constants by its lower-case name. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    String text = text(key);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw wrong(key, "one of " + List.of(type.getEnumConstants()));
  }

  /** Returns a list of texts; empty where it is absent or null. */
  public List<String> texts(String key) {
    return list(key, value -> value instanceof String text ? text : null, "a list of texts");
  }

  /** Returns a list of whole numbers of 0 or more, small enough to count things; empty where it is absent or null. */
  public List<Integer> counts(String key) {
    return list(key, value -> value instanceof Integer number && number >= 0 ? number : null, "a list of numbers");
  }

  /** Returns bytes, which are base64 in JSON; they must be there. */
  public Buffer bytes(String key) {
    try {
      return Buffer.buffer(Base64.getDecoder().decode(text(key)));
    } catch (IllegalArgumentException broken) {
      throw wrong(key, "base64");
    }
  }

  /** Returns a list of messages; empty where it is absent or null. */
  public <T> List<T> messages(String key, Function<JsonObject, T> reader) {
    return list(key, value -> value instanceof JsonObject object ? reader.apply(object) : null, "a list of objects");
  }

  /** Returns an object that must be there, unread. */
  public JsonObject object(String key) {
    return message(key, object -> object);
  }

  /** Returns an object, unread, or the fallback where it is absent or null. */
  public JsonObject object(String key, JsonObject fallback) {
    return json.getValue(key) == null ? fallback : object(key);
  }

  /** Returns a message that must be there. */
  public <T> T message(String key, Function<JsonObject, T> reader) {
    if (json.getValue(key) instanceof JsonObject object) {
      return reader.apply(object);
    }
    throw wrong(key, "an object");
  }

  private <T> List<T> list(String key, Function<Object, T> reader, String expected) {
    Object value = json.getValue(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof JsonArray array)) {
      throw wrong(key, expected);
    }
    List<T> found = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      T item = reader.apply(array.getValue(i));
      if (item == null) {
        throw wrong(key, expected);
      }
      found.add(item);
    }
    return List.copyOf(found);
  }

  private static Fault wrong(String key, String expected) {
    return new Fault(ErrorCode.BAD_REQUEST, "The field '" + key + "' must be " + expected + ".");
  }
}
