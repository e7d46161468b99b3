package hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message has a sample, which is what other languages go by. New messages are found by themselves. */
class ContractSamplesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/contract");
  private static final Set<String> SECRETS = Set.of("secret", "oldSecret", "newSecret", "token", "code");

  static List<Class<?>> messages() {
    return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("hubbub.contract").stream()
        .filter(type -> type.isAssignableTo(Message.class) && !type.isInterface())
        .map(JavaClass::reflect).<Class<?>>map(type -> type).toList();
  }

  @Test
  @DisplayName("There are messages, each is a record, and no sample is without one.")
  void samples_belongToMessages() throws IOException {
    assertThat(messages()).hasSizeGreaterThan(40).allMatch(Class::isRecord);
    Set<Path> known = messages().stream().map(ContractSamplesTest::file).collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactlyInAnyOrderElementsOf(known);
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("A sample is read and written back as it stands, and reads as an equal record.")
  void sample_roundTrips(Class<?> type) {
    Message message = read(type, sample(type));

    assertThat(message.toJson()).isEqualTo(sample(type));
    assertThat(read(type, message.toJson())).isEqualTo(message).hasSameHashCodeAs(message);
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("A sample shows every field with a value that is not the one for a missing field.")
  void sample_showsEveryField(Class<?> type) throws ReflectiveOperationException {
    Message message = read(type, sample(type));

    assertThat(sample(type).fieldNames()).hasSize(type.getRecordComponents().length);
    for (RecordComponent component : type.getRecordComponents()) {
      assertThat(component.getAccessor().invoke(message)).as(component.getName())
          .isNotIn("", false, 0, 0L, List.of(), new JsonObject());
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("Fields that nobody asks for are ignored, in lists and inner objects too.")
  void unknownFields_ignored(Class<?> type) {
    JsonObject more = withUnknown(sample(type));
    // What a game says in its own words is handed on whole.
    unread(type).forEach(field -> more.put(field, sample(type).getValue(field)));

    assertThat(read(type, more)).isEqualTo(read(type, sample(type)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("A field of a wrong type is a BAD_REQUEST that names it.")
  void wrongTypes_refused(Class<?> type) {
    for (String field : sample(type).fieldNames()) {
      for (Object wrong : wrong(sample(type).getValue(field))) {
        assertThatThrownBy(() -> read(type, sample(type).put(field, wrong))).as(field + " = " + wrong)
            .isInstanceOfSatisfying(Fault.class, fault -> {
              assertThat(fault.code()).isEqualTo(ErrorCode.BAD_REQUEST);
              assertThat(fault.detail()).contains("'" + field + "'");
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("A number that its field cannot hold is a BAD_REQUEST, not another number.")
  void numbersTooLarge_refused(Class<?> type) {
    JsonObject sample = sample(type);
    for (RecordComponent component : type.getRecordComponents()) {
      String field = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      if (component.getType() == int.class) {
        assertThatThrownBy(() -> read(type, sample.put(field, (1L << 32) + 1))).as(field).isInstanceOf(Fault.class);
      }
      assertThat(sample.containsKey(field)).as(field).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  @DisplayName("The text form of a message, which may end in a log, shows no secret.")
  void textForm_noSecret(Class<?> type) throws ReflectiveOperationException {
    Message message = read(type, sample(type));
    for (RecordComponent component : type.getRecordComponents()) {
      if (SECRETS.contains(component.getName()) && component.getType() == String.class) {
        assertThat(message.toString()).doesNotContain((String) component.getAccessor().invoke(message));
      }
    }
  }

  private static List<Object> wrong(Object value) {
    return switch (value) {
      case String text -> List.of(7, true, new JsonObject(), new JsonArray());
      case Boolean flag -> List.of(1, "true", new JsonObject());
      case Number number -> List.of("1", 1.5, -1, true, new JsonArray());
      case JsonArray array -> List.of("x", 1, new JsonObject(),
          new JsonArray().add(array.getValue(0)).add(array.getValue(0) instanceof Number ? -1 : 7));
      case JsonObject object -> List.of("x", 1, new JsonArray());
      default -> throw new AssertionError(value);
    };
  }

  private static Stream<String> unread(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).filter(component -> component.getType() == JsonObject.class)
        .map(RecordComponent::getName);
  }

  private static JsonObject withUnknown(JsonObject json) {
    for (String field : Set.copyOf(json.fieldNames())) {
      if (json.getValue(field) instanceof JsonObject inner) {
        withUnknown(inner);
      }
      if (json.getValue(field) instanceof JsonArray array) {
        array.stream().filter(JsonObject.class::isInstance).forEach(item -> inList((JsonObject) item));
      }
    }
    return json.put("unknown_to_us", new JsonObject().put("x", 1));
  }

  // What an audit has noted is handed on whole, too.
  private static void inList(JsonObject item) {
    Object noted = item.remove("entry");
    withUnknown(item);
    if (noted != null) {
      item.put("entry", noted);
    }
  }

  private static Message read(Class<?> type, JsonObject json) {
    try {
      return (Message) type.getMethod("fromJson", JsonObject.class).invoke(null, json);
    } catch (InvocationTargetException problem) {
      if (problem.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(problem.getCause());
    } catch (ReflectiveOperationException problem) {
      throw new AssertionError(type + " has no public static fromJson", problem);
    }
  }

  private static JsonObject sample(Class<?> type) {
    Path file = file(type);
    assertThat(file).as("the sample of " + type.getName()).isRegularFile();
    try {
      return new JsonObject(Files.readString(file));
    } catch (IOException problem) {
      throw new AssertionError(file.toString(), problem);
    }
  }

  private static Path file(Class<?> type) {
    String inside = type.getName().substring("hubbub.contract.".length()).replace('.', '/');
    return SAMPLES.resolve(inside + ".json");
  }
}
