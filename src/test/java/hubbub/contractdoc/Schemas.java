package hubbub.contractdoc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** The schemas of all messages and enums, as JSON Schema of the draft that AsyncAPI 3 builds on. */
final class Schemas {
  private final Contract contract;
  private final Markdown markdown;

  Schemas(Contract contract, Markdown markdown) {
    this.contract = contract;
    this.markdown = markdown;
  }

  /** Returns them by their names. */
  JsonObject all() {
    JsonObject all = new JsonObject();
    for (Noun noun : contract.nouns()) {
      noun.messages().forEach(message -> all.put(Names.of(message.type()), message(message)));
      noun.choices().forEach(type -> all.put(Names.of(type), choices(type)));
    }
    return all;
  }

  private JsonObject message(Reader reader) {
    Shape shape = Shape.of(reader);
    String name = shape.type().getCanonicalName();
    JsonObject properties = new JsonObject();
    JsonArray required = new JsonArray();
    for (Shape.Field field : shape.fields()) {
      properties.put(field.name(), property(field, contract.sources().of(name + "#" + field.component())));
      if (field.required()) {
        required.add(field.name());
      }
    }
    JsonObject schema = new JsonObject().put("type", "object")
        .put("description", markdown.of(contract.sources().of(name))).put("properties", properties);
    return required.isEmpty() ? schema : schema.put("required", required);
  }

  /** What may be left out may be null as well. */
  private JsonObject property(Shape.Field field, Words words) {
    JsonObject bare = field.schema().copy();
    JsonObject schema;
    if (bare.containsKey("$ref")) {
      JsonArray choices = new JsonArray().add(bare);
      schema = new JsonObject().put("anyOf",
          field.required() ? choices : choices.add(new JsonObject().put("type", "null")));
    } else {
      schema = field.required() ? bare : bare.put("type", new JsonArray().add(bare.getString("type")).add("null"));
    }
    field.missing().ifPresent(value -> schema.put("default", value));
    return schema.put("description", markdown.of(words));
  }

  private JsonObject choices(Class<?> type) {
    StringBuilder words = new StringBuilder(markdown.of(contract.sources().of(type.getCanonicalName())));
    JsonObject schema = Shape.choices(type);
    for (Object constant : type.getEnumConstants()) {
      Enum<?> one = (Enum<?>) constant;
      words.append("\n- `").append(one.name().toLowerCase(Locale.ROOT)).append("`: ")
          .append(markdown.of(contract.sources().of(type.getCanonicalName() + "#" + one.name())));
    }
    return schema.put("description", words.toString());
  }
}
