package hubbub.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("SECRET", "swordfish", "EMPTY", "");

  /** What a verticle would make of a file, with a key of every kind. */
  private record Sample(int bytes, long cells, boolean open, String greeting, Optional<String> motto, String mode,
      String host, Optional<Secret> key, List<String> rooms, List<Integer> ports, boolean tls) {

    static Sample from(Conf conf) {
      Conf limits = conf.section("limits");
      Sample sample = new Sample(
          limits.whole("bytes", "bytes", 1, 65_536, 8_192),
          limits.number("cells", "", 0, 1L << 40, 7),
          conf.flag("open", true),
          conf.text("greeting", "what is said first", "hello"),
          conf.optionalText("motto", "what is said last"),
          conf.choice("mode", "slow", "slow", "fast"),
          conf.required("host", "where"),
          conf.secret("key", "what opens it"),
          conf.texts("rooms", "names", List.of("general")),
          conf.sections("listeners", "where to listen").stream()
              .map(listener -> listener.whole("port", "", 0, 65_535, 0)).toList(),
          conf.optionalSection("tls").map(tls -> !tls.required("certificate", "a PEM file").isEmpty()).orElse(false));
      conf.done();
      return sample;
    }
  }

  @Test
  @DisplayName("A file that says only what it must has the defaults everywhere else.")
  void onlyRequired_defaults() {
    assertThat(Sample.from(conf(new JsonObject().put("host", "here")))).isEqualTo(new Sample(8_192, 7, true, "hello",
        Optional.empty(), "slow", "here", Optional.empty(), List.of("general"), List.of(), false));
  }

  @Test
  @DisplayName("A list of texts may come from the environment, with commas.")
  void listFromEnvironment_read() {
    JsonObject rooms = new JsonObject().put("host", "here").put("rooms", new JsonObject().put("$env", "LIST"));

    assertThat(Sample.from(Conf.of(rooms, Map.of("LIST", "a, b"))).rooms()).containsExactly("a", "b");
    assertThatThrownBy(() -> Sample.from(Conf.of(rooms, Map.of("LIST", "a,,b")))).hasMessageContaining("rooms is")
        .hasMessageContaining("texts with commas between them");
    assertThatThrownBy(() -> Sample.from(Conf.of(rooms, Map.of()))).hasMessageContaining("LIST to be set");
  }

  @Test
  @DisplayName("Every value of a file is read; null stands for an absent key.")
  void everything_read() {
    JsonObject json = full();

    assertThat(Sample.from(conf(json))).isEqualTo(new Sample(1, 1L << 40, false, "hi", Optional.of("bye"), "fast",
        "here", Optional.of(new Secret("open sesame")), List.of("a", "b"), List.of(80, 443), true));
    json.copy().fieldNames().stream().filter(key -> !key.equals("host")).forEach(json::putNull);
    assertThatCode(() -> Sample.from(conf(json))).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("All problems are told at once, each with file, path, value and what was expected.")
  void manyProblems_toldAtOnce() {
    JsonObject json = new JsonObject()
        .put("limits", new JsonObject().put("bytes", 65_537).put("cells", "many"))
        .put("open", "yes").put("greeting", " ").put("motto", 7).put("mode", "medium").put("key", new JsonArray())
        .put("rooms", new JsonArray().add("a").add("")).put("listeners", new JsonArray()
            .add(new JsonObject().put("port", 80)).add(new JsonObject().put("port", 1.5)).add("x"))
        .put("tls", new JsonObject());

    assertThat(problems(json)).containsExactlyInAnyOrder(
        "test.json: limits.bytes is 65537, expected a whole number from 1 to 65536 (bytes)",
        "test.json: limits.cells is \"many\", expected a whole number from 0 to 1099511627776",
        "test.json: open is \"yes\", expected true or false",
        "test.json: greeting is \" \", expected a text that is not empty",
        "test.json: motto is 7, expected a text, or {\"$env\":\"NAME\"}",
        "test.json: mode is \"medium\", expected one of slow, fast",
        "test.json: host is nothing, expected a text that is not empty",
        "test.json: key is ***, expected a text, or {\"$env\":\"NAME\"}",
        "test.json: rooms is [\"a\",\"\"], expected a list of texts that are not empty",
        "test.json: listeners[1].port is 1.5, expected a whole number from 0 to 65535",
        "test.json: listeners[2] is \"x\", expected an object",
        "test.json: tls.certificate is nothing, expected a text that is not empty");
  }

  @Test
  @DisplayName("Parts of a wrong kind are problems, not defaults.")
  void wrongParts_problems() {
    JsonObject json = new JsonObject().put("host", "here").put("limits", 3).put("listeners", "8080").put("tls", true);

    assertThat(problems(json)).contains(
        "test.json: limits is 3, expected an object",
        "test.json: listeners is \"8080\", expected a list of objects",
        "test.json: tls is true, expected an object");
  }

  @Test
  @DisplayName("Keys that nobody asked for are problems at every depth, and the known ones are named.")
  void unknownKeys_problems() {
    JsonObject json = full().put("opne", true);
    json.getJsonObject("limits").put("byte", 3);
    json.getJsonArray("listeners").getJsonObject(1).put("prot", 80);

    assertThat(problems(json)).containsExactlyInAnyOrder(
        "test.json: opne is true, expected no such key; known here: "
            + "limits, open, greeting, motto, mode, host, key, rooms, listeners, tls",
        "test.json: limits.byte is 3, expected no such key; known here: bytes, cells",
        "test.json: listeners[1].prot is 80, expected no such key; known here: port");
  }

  @Test
  @DisplayName("A comment may stand anywhere.")
  void comment_allowed() {
    JsonObject json = full().put("$comment", "why");
    json.getJsonObject("limits").put("$comment", List.of("one", "two"));

    assertThatCode(() -> Sample.from(conf(json))).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("Any text can come from the environment; a variable that is not set is a problem that names it.")
  void environment_read() {
    JsonObject json = full().put("host", env("SECRET")).put("key", env("SECRET"));
    assertThat(Sample.from(conf(json)).host()).isEqualTo("swordfish");
    assertThat(Sample.from(conf(json)).key().orElseThrow().reveal()).isEqualTo("swordfish");

    assertThat(problems(full().put("host", env("NOWHERE")))).containsExactly(
        "test.json: host is {\"$env\":\"NOWHERE\"}, expected the environment variable NOWHERE to be set");
    assertThat(problems(full().put("key", env("EMPTY")))).singleElement().asString().contains("not empty");
    assertThat(problems(full().put("host", env("SECRET").put("more", 1)))).singleElement().asString()
        .contains("host is", "expected a text");
  }

  @Test
  @DisplayName("A secret is masked in its text form, in that of its record and in problems of other keys.")
  void secret_masked() {
    Sample sample = Sample.from(conf(full().put("key", env("SECRET"))));
    assertThat(sample.toString()).contains("***").doesNotContain("swordfish");

    assertThat(String.join("", problems(full().put("key", env("SECRET")).put("open", 1)))).doesNotContain("swordfish");
  }

  @Test
  @DisplayName("A secret written where only its form is wrong is not repeated in the problem.")
  void secretOfWrongForm_notRepeated() {
    JsonObject json = full().put("key", new JsonObject().put("value", "swordfish"));

    assertThat(problems(json)).singleElement().asString().startsWith("test.json: key is ***")
        .doesNotContain("swordfish");
  }

  @Test
  @DisplayName("A long value is cut in its problem.")
  void longValue_cut() {
    assertThat(problems(full().put("mode", "x".repeat(10_000)))).singleElement().asString().hasSizeLessThan(200);
  }

  @Test
  @DisplayName("A problem that only the caller sees is told with the others.")
  void ownProblem_told() {
    Conf conf = conf(new JsonObject().put("from", 9).put("to", 3));
    if (conf.whole("from", "", 0, 10, 0) > conf.whole("to", "", 0, 10, 10)) {
      conf.problem("from", "at most \"to\"");
    }

    assertThatThrownBy(conf::done).isInstanceOf(ConfException.class)
        .hasMessage("test.json: from is 9, expected at most \"to\"");
  }

  @Test
  @DisplayName("An unread object knows the file it came from.")
  void raw_knowsItsFile() {
    Conf conf = conf(new JsonObject().put("options", new JsonObject().put("speed", "high")));
    Conf options = Conf.of(conf.raw("options", "of the adapter"), ENVIRONMENT);
    options.whole("speed", "", 0, 9, 1);

    assertThatThrownBy(options::done).hasMessageContaining("test.json: options: speed is \"high\"");
    assertThatCode(conf::done).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("Every key asked for is declared with its unit, range and default.")
  void keys_declared() {
    Conf conf = conf(full());
    Sample.from(conf);

    assertThat(conf.keys()).contains(
        new Key("limits.bytes", "whole", "bytes", "1 to 65536", "8192"),
        new Key("mode", "text", "", "slow, fast", "\"slow\""),
        new Key("host", "text", "where", "not empty", "required"),
        new Key("rooms", "texts", "names", "a list of texts", "[\"general\"]"),
        new Key("listeners[].port", "whole", "", "0 to 65535", "0"));
  }

  private static JsonObject full() {
    return new JsonObject()
        .put("limits", new JsonObject().put("bytes", 1).put("cells", 1L << 40))
        .put("open", false).put("greeting", "hi").put("motto", "bye").put("mode", "fast").put("host", "here")
        .put("key", "open sesame").put("rooms", new JsonArray().add("a").add("b"))
        .put("listeners", new JsonArray().add(new JsonObject().put("port", 80)).add(new JsonObject().put("port", 443)))
        .put("tls", new JsonObject().put("certificate", "hub.pem"));
  }

  private static JsonObject env(String name) {
    return new JsonObject().put("$env", name);
  }

  private static Conf conf(JsonObject json) {
    return Conf.of(json.copy().put(Conf.FILE, "test.json"), ENVIRONMENT);
  }

  private static List<String> problems(JsonObject json) {
    try {
      Sample.from(conf(json));
    } catch (ConfException problem) {
      assertThat(problem.getMessage().lines().toList()).isEqualTo(problem.problems());
      return problem.problems();
    }
    throw new AssertionError("no problem was found");
  }
}
