package hubbub.contractdoc;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The document as AsyncAPI 3.0.0 wants it: what its JSON schema cannot say, and what we promise beyond it. */
class AsyncApiTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final Contract CONTRACT = Contract.read();

  private final JsonObject document = new AsyncApi(CONTRACT).document();

  @Test
  @DisplayName("Every reference leads to something")
  void references_lead() {
    Set<String> references = references(document);
    assertThat(references).hasSizeGreaterThan(500).allSatisfy(reference -> assertThat(at(reference)).isNotNull());
  }

  @Test
  @DisplayName("Names of all parts are such as AsyncAPI allows, and their fields are its own")
  void names_areAllowed() {
    assertThat(document.getString("asyncapi")).isEqualTo("3.0.0");
    assertThat(document.fieldNames()).isSubsetOf("asyncapi", "info", "defaultContentType", "servers", "channels",
        "operations", "components");
    for (JsonObject part : List.of(channels(), operations(), components("messages"), components("schemas"))) {
      assertThat(part.fieldNames()).isNotEmpty().allMatch(name -> name.matches("[A-Za-z0-9_.-]+"));
    }
    assertThat(each(channels()).values()).allMatch(one ->
        Set.of("address", "messages", "parameters").containsAll(one.fieldNames()));
    assertThat(each(operations()).values()).allMatch(one -> Set.of("action", "channel", "summary", "description",
        "messages", "reply", "x-fails-with").containsAll(one.fieldNames()));
  }

  @Test
  @DisplayName("A channel describes exactly the variables of its address, and no two have the same address")
  void channels_describeTheirVariables() {
    each(channels()).forEach((name, channel) -> {
      Set<String> variables = channel.getString("address") == null ? Set.of() : VARIABLE
          .matcher(channel.getString("address")).results().map(found -> found.group(1)).collect(Collectors.toSet());
      JsonObject described = channel.getJsonObject("parameters", new JsonObject());
      assertThat(described.fieldNames()).as(name).isEqualTo(variables);
      assertThat(each(described).values()).as(name).noneMatch(one -> one.getString("description").isBlank());
    });
    assertThat(each(channels()).values().stream().map(one -> one.getString("address")).filter(one -> one != null))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("An operation says messages of its own channel, and every channel is used by one")
  void operations_useTheirChannels() {
    Set<String> used = new TreeSet<>();
    each(operations()).forEach((name, operation) -> {
      used.add(ofItsChannel(name, operation));
      JsonObject reply = operation.getJsonObject("reply");
      assertThat(operation.getString("action")).as(name).isEqualTo(reply == null ? "send" : "receive");
      if (reply != null) {
        String channel = ofItsChannel(name, reply);
        used.add(channel);
        assertThat(((JsonObject) at(channel)).getValue("address")).as("AsyncAPI wants it so beside an address")
            .isNull();
      }
    });
    assertThat(used).hasSameSizeAs(channels().fieldNames());
  }

  @Test
  @DisplayName("Each operation, message, field and error has words")
  void everything_hasWords() {
    each(operations()).forEach((name, one) -> {
      assertThat(one.getString("summary")).as(name).isNotBlank();
      assertThat(one.getString("description")).as(name).isNotBlank();
    });
    each(components("messages")).forEach((name, one) -> assertThat(one.getString("summary")).as(name).isNotBlank());
    each(components("schemas")).forEach((name, one) -> {
      assertThat(one.getString("description")).as(name).isNotBlank();
      each(one.getJsonObject("properties", new JsonObject())).forEach((field, schema) ->
          assertThat(schema.getString("description")).as(name + "." + field).isNotBlank());
    });
    JsonArray errors = document.getJsonObject("components").getJsonArray("x-errors");
    assertThat(errors).hasSameSizeAs(ErrorCode.values())
        .noneMatch(one -> ((JsonObject) one).getString("issued").isBlank());
  }

  @Test
  @DisplayName("What an operation fails with are errors that there are")
  void failures_areErrors() {
    List<String> codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toList();
    Map<String, JsonObject> operations = each(operations());
    assertThat(operations.values()).allSatisfy(one ->
        assertThat(one.getJsonArray("x-fails-with", new JsonArray())).allMatch(codes::contains));
    assertThat(operations.get("rooms.say").getJsonArray("x-fails-with")).contains("MUTED", "NOT_MEMBER");
    assertThat(operations.get("console.desk.say").getJsonArray("x-fails-with")).contains("MUTED", "NOT_MEMBER");
  }

  private String ofItsChannel(String name, JsonObject side) {
    String channel = side.getJsonObject("channel").getString("$ref");
    Set<String> own = ((JsonObject) at(channel)).getJsonObject("messages").fieldNames().stream()
        .map(message -> channel + "/messages/" + message).collect(Collectors.toSet());
    assertThat(side.getJsonArray("messages").stream().map(one -> ((JsonObject) one).getString("$ref"))).as(name)
        .isNotEmpty().allMatch(own::contains);
    return channel;
  }

  private JsonObject channels() {
    return document.getJsonObject("channels");
  }

  private JsonObject operations() {
    return document.getJsonObject("operations");
  }

  private JsonObject components(String kind) {
    return document.getJsonObject("components").getJsonObject(kind);
  }

  private Object at(String reference) {
    Object found = document;
    for (String step : reference.substring(2).split("/")) {
      found = found == null ? null : ((JsonObject) found).getValue(step);
    }
    return found;
  }

  private static Map<String, JsonObject> each(JsonObject object) {
    Map<String, JsonObject> parts = new TreeMap<>();
    object.forEach(field -> parts.put(field.getKey(), (JsonObject) field.getValue()));
    return parts;
  }

  private static Set<String> references(Object json) {
    return Pattern.compile("\"\\$ref\":\"(#[^\"]*)\"").matcher(json.toString()).results()
        .map((MatchResult found) -> found.group(1)).collect(Collectors.toSet());
  }
}
