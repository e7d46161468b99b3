package hubbub.conf;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the objects of one file share while they are read: the problems, the keys declared and the environment. */
final class Reading {
  private final String file;
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();
  private final Set<Key> keys = new LinkedHashSet<>();

  Reading(String file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  String file() {
    return file;
  }

  Set<Key> keys() {
    return keys;
  }

  void declare(Key key) {
    keys.add(key);
  }

  void problem(String path, Object value, String expected) {
    String found = value == null ? "nothing" : value instanceof Secret ? value.toString() : Json.encode(value);
    problems.add(file + ": " + path + " is " + (found.length() > 80 ? found.substring(0, 77) + "..." : found)
        + ", expected " + expected);
  }

  /** Returns a text as it stands or as the environment has it; {@code shown} stands for it in a problem. */
  Optional<String> text(String path, Object value, Object shown) {
    if (value instanceof String text) {
      return Optional.of(text);
    }
    if (value instanceof JsonObject reference && reference.size() == 1
        && reference.getValue("$env") instanceof String name) {
      Optional<String> found = Optional.ofNullable(environment.get(name));
      if (found.isEmpty()) {
        problem(path, value, "the environment variable " + name + " to be set");
      }
      return found;
    }
    problem(path, shown, "a text, or {\"$env\":\"NAME\"}");
    return Optional.empty();
  }

  void done() {
    if (!problems.isEmpty()) {
      throw new ConfException(problems);
    }
  }
}
