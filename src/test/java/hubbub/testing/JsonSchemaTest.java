package hubbub.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {
  private static final JsonSchema SCHEMAS = new JsonSchema(new JsonObject("""
      {"a": {"type": "object", "required": ["id"], "additionalProperties": false, "properties": {
        "id": {"type": "integer", "minimum": 1, "maximum": 9},
        "role": {"type": ["string", "null"], "enum": ["H", "C", null]},
        "at": {"type": "string", "pattern": "^[0-9]+Z$"}, "name": {"type": "string", "minLength": 1, "maxLength": 3},
        "list": {"type": "array", "items": {"$ref": "#/a"}},
        "other": {"anyOf": [{"$ref": "#/a"}, {"type": "null"}]},
        "words": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}}}}"""));

  @ParameterizedTest
  @DisplayName("What does not fit is found at its place, however deep")
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"id\":1,\"role\":null,\"at\":\"5Z\",\"name\":\"x\",\"list\":[],\"other\":null,\"words\":{}} | ",
      "{} | $ has no id",
      "{\"id\":0} | $.id is 0",
      "{\"id\":10} | $.id is 10",
      "{\"id\":\"1\"} | $.id is 1",
      "{\"id\":1.5} | $.id is 1.5",
      "{\"id\":1,\"more\":2} | $.more is not expected",
      "{\"id\":1,\"role\":\"X\"} | $.role is X",
      "{\"id\":1,\"at\":\"x5Z\"} | $.at is x5Z",
      "{\"id\":1,\"name\":\"\"} | $.name is ",
      "{\"id\":1,\"name\":\"four\"} | $.name is four",
      "{\"id\":1,\"list\":[{\"id\":1},{\"id\":null}]} | $.list[1].id is null",
      "{\"id\":1,\"other\":{\"id\":0}} | $.other fits none of its choices: {\"id\":0}",
      "{\"id\":1,\"words\":{\"x\":[1]}} | $.words.x[0] is 1",
      "[] | $ is []",
  })
  void misfit_isFound(String value, String expected) {
    assertThat(String.join(", ", SCHEMAS.problems(new JsonObject().put("$ref", "#/a"), Json.decodeValue(value))))
        .isEqualTo(expected == null ? "" : expected.equals("$.name is") ? "$.name is " : expected);
  }

  @Test
  @DisplayName("A keyword that is not known, and a reference to nothing, are errors")
  void unknownKeyword_isAnError() {
    assertThatThrownBy(() -> SCHEMAS.problems(new JsonObject().put("multipleOf", 1), 1))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("multipleOf");
    assertThatThrownBy(() -> SCHEMAS.problems(new JsonObject().put("$ref", "#/b"), 1))
        .isInstanceOf(NullPointerException.class).hasMessageContaining("#/b");
  }
}
