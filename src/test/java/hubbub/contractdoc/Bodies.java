package hubbub.contractdoc;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The messages, enums and other things of a noun, field by field. */
final class Bodies {
  private static final int WIDTH = 72;

  private final Contract contract;
  private final Phrases phrases;

  Bodies(Contract contract, Phrases phrases) {
    this.contract = contract;
    this.phrases = phrases;
  }

  /** Returns all of a noun, by name. */
  String of(Noun noun) {
    return noun.messages().stream().map(this::message).collect(Collectors.joining())
        + noun.choices().stream().map(this::choices).collect(Collectors.joining())
        + noun.others().stream().map(this::other).collect(Collectors.joining());
  }

  private String message(Reader reader) {
    Shape shape = Shape.of(reader);
    String fields = shape.fields().stream().map(field -> field(field.name(), kind(shape, field),
        words(shape.type(), field.component()))).collect(Collectors.joining());
    return article(shape.type(), fields, Phrases.block(new Layout(WIDTH).text(reader.sample())));
  }

  private String choices(Class<?> type) {
    StringBuilder fields = new StringBuilder();
    for (Object constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      fields.append(field(name.toLowerCase(Locale.ROOT), "", words(type, name)));
    }
    return article(type, fields.toString(), "");
  }

  private String other(Class<?> type) {
    StringBuilder fields = new StringBuilder();
    for (var component : type.getRecordComponents()) {
      fields.append(field(component.getName(), "", words(type, component.getName())));
    }
    return article(type, fields.toString(), "");
  }

  private String article(Class<?> type, String fields, String sample) {
    return "<article id=\"" + Names.of(type) + "\">\n<h4><code>" + Names.of(type) + "</code></h4>\n"
        + phrases.paragraphs(contract.sources().of(type.getCanonicalName())) + "\n"
        + (fields.isEmpty() ? "" : "<dl>\n" + fields + "</dl>\n") + sample + (sample.isEmpty() ? "" : "\n")
        + "</article>\n";
  }

  private static String field(String name, String kind, String words) {
    return "<dt><code>" + name + "</code>" + (kind.isEmpty() ? "" : " <span>" + kind + "</span>") + "</dt><dd>" + words
        + "</dd>\n";
  }

  private String words(Class<?> type, String member) {
    return phrases.line(contract.sources().of(type.getCanonicalName() + "#" + member));
  }

  private String kind(Shape shape, Shape.Field field) {
    String kind = kind(shape, field.component(), field.schema());
    if (field.required()) {
      return kind;
    }
    return kind + field.missing().map(value -> ", or left out: " + Phrases.escaped(Json.encode(value)))
        .orElse(", or left out");
  }

  private String kind(Shape shape, String component, JsonObject schema) {
    return switch (schema.getString("type", "")) {
      case "string" -> schema.containsKey("pattern") ? "bytes in base64" : "text";
      case "boolean" -> "true or false";
      case "number" -> "number";
      case "integer" -> "whole number" + range(schema);
      case "array" -> "list of: " + kind(shape, component, schema.getJsonObject("items"));
      case "object" -> "object";
      default -> phrases.type(referred(schema.getString("$ref")));
    };
  }

  private Class<?> referred(String reference) {
    List<Class<?>> all = new ArrayList<>();
    contract.nouns().forEach(noun -> {
      noun.messages().forEach(message -> all.add(message.type()));
      all.addAll(noun.choices());
    });
    return all.stream().filter(type -> Names.schema(type).equals(reference)).findFirst().orElseThrow();
  }

  private static String range(JsonObject schema) {
    Long least = schema.getLong("minimum");
    Long most = schema.getLong("maximum");
    boolean usual = most == null || most == Integer.MAX_VALUE;
    if (usual) {
      return least == null ? "" : ", " + least + " or more";
    }
    return ", " + least + " to " + most;
  }
}
