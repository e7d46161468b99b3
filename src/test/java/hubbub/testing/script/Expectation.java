package hubbub.testing.script;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what came with what a transcript says, as JSON, and keeps what its {@code $names} stand for. */
final class Expectation {
  private static final Pattern NAME = Pattern.compile("\\$([a-z]\\w*)");

  private final Map<String, Object> bound = new HashMap<>();

  /** Puts the values into a text that is to be sent. */
  String fill(String text) {
    return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(
        String.valueOf(bound.getOrDefault(name.group(1), name.group()))));
  }

  void check(String expected, Optional<String> message) {
    String came = message.orElseThrow(() -> new AssertionError("nothing came"));
    if (!fits(parsed(expected), parsed(came))) {
      throw new AssertionError("instead there came: " + came);
    }
  }

  private boolean fits(Object expected, Object came) {
    if (expected instanceof String text && NAME.matcher(text).matches()) {
      Object before = bound.putIfAbsent(text.substring(1), came);
      return before == null || before.equals(came);
    }
    if (expected instanceof JsonObject object && came instanceof JsonObject other) {
      return object.fieldNames().equals(other.fieldNames())
          && object.fieldNames().stream().allMatch(key -> fits(object.getValue(key), other.getValue(key)));
    }
    if (expected instanceof JsonArray array && came instanceof JsonArray other) {
      boolean same = array.size() == other.size();
      for (int i = 0; same && i < array.size(); i++) {
        same = fits(array.getValue(i), other.getValue(i));
      }
      return same;
    }
    return new JsonArray().add(expected).equals(new JsonArray().add(came));
  }

  private static Object parsed(String text) {
    try {
      return Json.decodeValue(text);
    } catch (DecodeException e) {
      return text;
    }
  }
}
