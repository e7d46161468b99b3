package hubbub.contractdoc;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.JsonSchema;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas say what the readers do. */
class SchemasTest {
  private static final Contract CONTRACT = Contract.read();
  private static final JsonSchema SCHEMAS = new JsonSchema(new AsyncApi(CONTRACT).document());
  private static final List<Object> VALUES = Arrays.asList(null, "x y", 7, -1, 0, 1.5, Integer.MAX_VALUE,
      1L + Integer.MAX_VALUE, 1L << 53, true, new JsonObject(), new JsonArray(), JsonArray.of("x y"), JsonArray.of(7),
      JsonArray.of(-1), JsonArray.of(new JsonObject()), new JsonArray().addNull());

  static List<Reader> messages() {
    return CONTRACT.messages();
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("A sample fits the schema of its message")
  void sample_fits(Reader message) {
    assertThat(problems(message, message.sample())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("What a reader takes in one field the schema allows, and what it refuses the schema forbids")
  void schema_isTheReader(Reader message) {
    for (String field : message.sample().fieldNames()) {
      for (Object value : values(message, field)) {
        JsonObject changed = message.sample().copy().put(field, value);
        assertThat(problems(message, changed).isEmpty()).as(field + " = " + value)
            .isEqualTo(message.takes(changed));
      }
      JsonObject without = message.sample().copy();
      without.remove(field);
      assertThat(problems(message, without).isEmpty()).as("without " + field).isEqualTo(message.takes(without));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("A field that is left out is read as what the schema says")
  void missingField_isTheDefault(Reader message) {
    JsonObject properties = SCHEMAS.resolve(new JsonObject().put("$ref", Names.schema(message.type())))
        .getJsonObject("properties");
    for (String field : message.sample().fieldNames()) {
      if (properties.getJsonObject(field).containsKey("default")) {
        JsonObject without = message.sample().copy();
        without.remove(field);
        JsonObject filled = message.sample().copy().put(field, properties.getJsonObject(field).getValue("default"));
        assertThat(message.read(without)).as(field).isEqualTo(message.read(filled));
      }
    }
  }

  /** Returns what is tried in a field: something of every type, and what stands beside the ends of its range. */
  private static List<Object> values(Reader message, String field) {
    List<Object> values = new ArrayList<>(VALUES);
    JsonObject schema = SCHEMAS.resolve(new JsonObject().put("$ref", Names.schema(message.type())))
        .getJsonObject("properties").getJsonObject(field);
    for (String end : List.of("minimum", "maximum")) {
      if (schema.containsKey(end) && schema.getLong(end) < 1L << 53) {
        values.add(schema.getLong(end) - 1);
        values.add(schema.getLong(end));
        values.add(schema.getLong(end) + 1);
      }
    }
    return values;
  }

  private static List<String> problems(Reader message, JsonObject value) {
    return SCHEMAS.problems(new JsonObject().put("$ref", Names.schema(message.type())), value);
  }
}
