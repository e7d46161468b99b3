package hubbub.bridge.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The fields of a request's body, which is a form or a JSON object; whoever asks for them does not see which.
 *
 * @param fields by name; texts where it was a form
 */
record Form(Map<String, Object> fields) {
  // Up to three hundred years.
  private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,9}");
  private static final Form NOTHING = new Form(Map.of());

  static Form of(RoutingContext context) {
    HttpServerRequest request = context.request();
    Buffer body = Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
    return switch (mediaType(request)) {
      case "application/x-www-form-urlencoded", "multipart/form-data" -> form(request.formAttributes());
      case "application/json" -> body.length() == 0 ? NOTHING : json(body);
      // Browsers say text/plain where a page sends an empty text.
      default -> {
        if (body.length() > 0) {
          throw unsupported();
        }
        yield NOTHING;
      }
    };
  }

  boolean has(String field) {
    return fields.get(field) != null;
  }

  /** Returns a text that may be absent; of another type it is as absent. */
  Optional<String> optional(String field) {
    return fields.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns the texts of a list, which a form says with commas between them. */
  List<String> texts(String field) {
    Object value = fields.get(field);
    if (value instanceof String text) {
      return Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw Refused.field(field, value == null ? "This field is required." : "Not a list of strings.");
  }

  /** Tells whether something is wanted; a form says it as {@code true}. */
  boolean flag(String field) {
    Object value = fields.get(field);
    if (value == null || List.of("", "false", "true").contains(value.toString())) {
      return value != null && value.toString().equals("true");
    }
    throw Refused.field(field, "Must be a valid boolean.");
  }

  /**
   * Returns when something ends that lasts so many seconds from now on, in milliseconds since the epoch; never where
   * the field is absent.
   */
  long until(String field) {
    Object value = fields.get(field);
    if (value == null || value.equals("")) {
      return Long.MAX_VALUE;
    }
    if (!SECONDS.matcher(value.toString()).matches()) {
      throw Refused.field(field, "Enter a number of seconds.");
    }
    return System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(Long.parseLong(value.toString()));
  }

  /** Returns the texts of these fields; refuses the request with a sentence for each that is missing or no text. */
  List<String> required(String... names) {
    Map<String, String> problems = new LinkedHashMap<>();
    for (String name : names) {
      problem(name).ifPresent(sentence -> problems.put(name, sentence));
    }
    if (!problems.isEmpty()) {
      throw Refused.fields(problems);
    }
    return List.of(names).stream().map(name -> (String) fields.get(name)).toList();
  }

  private Optional<String> problem(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return Optional.of(fields.containsKey(name) ? "This field may not be null." : "This field is required.");
    }
    if (!(value instanceof String text)) {
      return Optional.of("Not a valid string.");
    }
    return text.isEmpty() ? Optional.of("This field may not be blank.") : Optional.empty();
  }

  private static Form json(Buffer body) {
    try {
      if (Json.decodeValue(body) instanceof JsonObject object) {
        return new Form(object.getMap());
      }
    } catch (DecodeException notJson) {
      // Answered as any other body that is no object.
    }
    throw Refused.field(Refused.WHOLE, "The body is not a JSON object.");
  }

  private static Form form(MultiMap attributes) {
    Map<String, Object> fields = new LinkedHashMap<>();
    attributes.forEach(entry -> fields.putIfAbsent(entry.getKey(), entry.getValue()));
    return new Form(fields);
  }

  private static String mediaType(HttpServerRequest request) {
    String header = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
    int parameters = header.indexOf(';');
    return (parameters < 0 ? header : header.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  private static Refused unsupported() {
    return new Refused(Answer.detail(415, "Send a form or application/json."));
  }
}
