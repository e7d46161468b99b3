package hubbub.conf;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One object of a configuration file. Read every key it may have, then call {@link #done} on the root: keys nobody
 * asked for and values that do not fit are all told at once. Where a value does not fit, the default is returned
 * meanwhile, so that reading goes on.
 *
 * <pre>{@code
 * Conf conf = Conf.of(json);
 * int bytes = conf.section("limits").whole("messageBytes", "bytes", 1, 65_536, 8_192);
 * conf.done();
 * }</pre>
 *
 * <p>Any text may be {@code {"$env":"NAME"}}: the value of that environment variable, which must be set; a list of
 * texts likewise, with commas between them.
 */
public final class Conf {
  /** The reserved key in which whoever loads a file leaves its name, for the messages. */
  public static final String FILE = "$file";

  private static final Set<String> RESERVED = Set.of(FILE, "$comment");

  private final Reading reading;
  private final String path;
  private final JsonObject json;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> secrets = new HashSet<>();
  private final List<Conf> children = new ArrayList<>();

  private Conf(Reading reading, String path, JsonObject json) {
    this.reading = reading;
    this.path = path;
    this.json = json;
  }

  /** Reads a file's object with the environment of this process. */
  public static Conf of(JsonObject json) {
    return of(json, System.getenv());
  }

  /** Reads a file's object with this environment. */
  public static Conf of(JsonObject json, Map<String, String> environment) {
    Object file = json.getValue(FILE);
    Reading reading = new Reading(file instanceof String name ? name : "configuration", environment);
    return new Conf(reading, "", json);
  }

  /** Returns a whole number between min and max, both included. */
  public int whole(String key, String unit, int min, int max, int standard) {
    return (int) number(key, unit, min, max, standard);
  }

  /** Returns a whole number between min and max, both included. */
  public long number(String key, String unit, long min, long max, long standard) {
    declare(key, "whole", unit, min + " to " + max, Long.toString(standard));
    Object value = json.getValue(key);
    if (value == null) {
      return standard;
    }
    if (value instanceof Number found && found.doubleValue() == found.longValue()
        && found.longValue() >= min && found.longValue() <= max) {
      return found.longValue();
    }
    reading.problem(at(key), value, "a whole number from " + min + " to " + max + inUnit(unit));
    return standard;
  }

  /** Returns true or false. */
  public boolean flag(String key, boolean standard) {
    declare(key, "flag", "", "true or false", Boolean.toString(standard));
    Object value = json.getValue(key);
    if (value == null) {
      return standard;
    }
    if (value instanceof Boolean found) {
      return found;
    }
    reading.problem(at(key), value, "true or false");
    return standard;
  }

  /** Returns a text that is not empty. */
  public String text(String key, String meaning, String standard) {
    declare(key, "text", meaning, "not empty", quoted(standard));
    return fitting(key, "a text that is not empty", text -> !text.isBlank()).orElse(standard);
  }

  /** Returns a text that is not empty, or empty where the key is absent or null. */
  public Optional<String> optionalText(String key, String meaning) {
    declare(key, "text", meaning, "not empty", "null");
    return fitting(key, "a text that is not empty", text -> !text.isBlank());
  }

  /** Returns one of some texts. */
  public String choice(String key, String standard, String... choices) {
    String range = String.join(", ", choices);
    declare(key, "text", "", range, quoted(standard));
    return fitting(key, "one of " + range, List.of(choices)::contains).orElse(standard);
  }

  /** Returns a text that must be there; an empty text stands for it after a problem. */
  public String required(String key, String meaning) {
    declare(key, "text", meaning, "not empty", "required");
    if (json.getValue(key) == null) {
      reading.problem(at(key), null, "a text that is not empty");
      return "";
    }
    return fitting(key, "a text that is not empty", text -> !text.isBlank()).orElse("");
  }

  /** Returns a secret, or empty where the key is absent or null. */
  public Optional<Secret> secret(String key, String meaning) {
    declare(key, "secret", meaning, "not empty", "null");
    secrets.add(key);
    return fitting(key, "a text that is not empty", text -> !text.isBlank()).map(Secret::new);
  }

  /** Returns a list of texts; what a variable of the environment holds is a list with commas. */
  public List<String> texts(String key, String meaning, List<String> standard) {
    declare(key, "texts", meaning, "a list of texts", new JsonArray(standard).encode());
    Object value = json.getValue(key);
    if (value == null) {
      return standard;
    }
    if (value instanceof JsonObject) {
      return fitting(key, "texts with commas between them", text -> listed(text).stream().allMatch(Conf::filled))
          .map(Conf::listed).orElse(standard);
    }
    if (value instanceof JsonArray array && array.stream().allMatch(Conf::filled)) {
      return array.stream().map(String.class::cast).toList();
    }
    reading.problem(at(key), value, "a list of texts that are not empty");
    return standard;
  }

  /** Returns a part of this object; an absent one is as an empty one. */
  public Conf section(String key) {
    Object value = present(key) ? json.getValue(key) : new JsonObject();
    asked.add(key);
    if (!(value instanceof JsonObject)) {
      reading.problem(at(key), value, "an object");
    }
    return child(at(key), value);
  }

  /** Returns a part of this object, or empty where it is absent or null. */
  public Optional<Conf> optionalSection(String key) {
    declare(key, "object", "", "an object", "null");
    return present(key) ? Optional.of(section(key)) : Optional.empty();
  }

  /** Returns the objects of a list; an absent list is empty. */
  public List<Conf> sections(String key, String meaning) {
    declare(key, "objects", meaning, "a list of objects", "[]");
    Object value = json.getValue(key);
    List<Conf> found = new ArrayList<>();
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (!(array.getValue(i) instanceof JsonObject)) {
          reading.problem(at(key) + "[" + i + "]", array.getValue(i), "an object");
        }
        found.add(child(at(key) + "[" + i + "]", array.getValue(i)));
      }
    } else if (value != null) {
      reading.problem(at(key), value, "a list of objects");
    }
    return found;
  }

  /** Returns an object as it stands, unread, for code that is not known here. */
  public JsonObject raw(String key, String meaning) {
    declare(key, "object", meaning, "an object", "{}");
    Object value = json.getValue(key);
    if (value == null || value instanceof JsonObject) {
      JsonObject found = value == null ? new JsonObject() : ((JsonObject) value).copy();
      return found.put(FILE, reading.file() + ": " + at(key));
    }
    reading.problem(at(key), value, "an object");
    return new JsonObject();
  }

  /** Tells whether a key holds an object, where it may also hold a text; a reference to the environment is a text. */
  public boolean isObject(String key) {
    return json.getValue(key) instanceof JsonObject object && !object.containsKey("$env");
  }

  /** Tells whether a key holds a text, where it may also hold something else. */
  public boolean isText(String key) {
    return json.getValue(key) instanceof String;
  }

  /** Adds a problem that only the caller can see, such as two values that do not go together. */
  public void problem(String key, String expected) {
    reading.problem(at(key), shown(key), expected);
  }

  /** Ends the reading: throws a {@link ConfException} with every problem, unknown keys among them. */
  public void done() {
    unknown();
    reading.done();
  }

  /** Returns every key that was asked for, in order. */
  public List<Key> keys() {
    return List.copyOf(reading.keys());
  }

  private void unknown() {
    String known = String.join(", ", asked);
    json.fieldNames().stream().filter(key -> !asked.contains(key) && !RESERVED.contains(key))
        .forEach(key -> reading.problem(at(key), json.getValue(key), "no such key; known here: " + known));
    children.forEach(Conf::unknown);
  }

  private Conf child(String where, Object value) {
    Conf child = new Conf(reading, where, value instanceof JsonObject object ? object : new JsonObject());
    children.add(child);
    return child;
  }

  private Optional<String> fitting(String key, String expected, Predicate<String> test) {
    Object value = json.getValue(key);
    if (value == null) {
      return Optional.empty();
    }
    Optional<String> text = reading.text(at(key), value, shown(key));
    if (text.isEmpty() || test.test(text.get())) {
      return text;
    }
    reading.problem(at(key), shown(key), expected);
    return Optional.empty();
  }

  private void declare(String key, String type, String unit, String range, String standard) {
    asked.add(key);
    reading.declare(new Key(at(key).replaceAll("\\[\\d+]", "[]"), type, unit, range, standard));
  }

  /** Returns what a problem may show of a value. */
  private Object shown(String key) {
    return secrets.contains(key) ? new Secret("") : json.getValue(key);
  }

  private boolean present(String key) {
    return json.getValue(key) != null;
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static List<String> listed(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).toList();
  }

  private static boolean filled(Object item) {
    return item instanceof String text && !text.isBlank();
  }

  private static String inUnit(String unit) {
    return unit.isEmpty() ? "" : " (" + unit + ")";
  }

  private static String quoted(String text) {
    return new JsonArray().add(text).encode().replaceAll("^\\[|]$", "");
  }
}
