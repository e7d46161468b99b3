package hubbub.contractdoc;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nothing of the contract is missing in its documentation, looked for in the sources' text and not as it is made. */
class CompletenessTest {
  private static final Path VERTICLES = Path.of("verticles", "hubbub");
  private static final Pattern DECLARED =
      Pattern.compile("public static (?:final )?(?:Endpoint|Topic)<[^=;{]*> (\\w+)(?= =|\\()");
  private static final Pattern EACH = Pattern.compile("\\b(\\w+Api)\\.([A-Z_]+)\\.of\\(");
  private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)+\\b");
  private static final Pattern FAILS = Pattern.compile("\\b[Ff]ails? with ([^.]*)\\.");
  private static final Pattern WORD = Pattern.compile("\\b[A-Z][A-Z_]+\\b");

  private final Contract contract = Contract.read();
  private final String page = new Page(contract).html();
  private final JsonObject document = new AsyncApi(contract).document();

  @Test
  @DisplayName("Every constant and factory of an address that the sources declare is in page and document")
  void addresses_areAllThere() {
    Set<String> declared = texts(VERTICLES.resolve("contract")).entrySet().stream().flatMap(file ->
        DECLARED.matcher(file.getValue()).results().map(found -> file.getKey()
            .replaceFirst(".*/(\\w+)\\.java", "$1#") + found.group(1)))
        .collect(Collectors.toSet());
    assertThat(contract.conversations().stream().map(Conversation::name)
        .map(name -> name.replaceFirst(".*\\.", ""))).hasSizeGreaterThan(140)
        .containsExactlyInAnyOrderElementsOf(declared);
    for (Conversation one : contract.conversations()) {
      assertThat(page).contains("<article id=\"" + one.id() + "\">\n<h4><code>" + one.address() + "</code></h4>");
      assertThat(document.getJsonObject("operations").fieldNames()).contains(one.id());
    }
  }

  @Test
  @DisplayName("Every message that has a sample, every error and every reason to close is in page and document")
  void messages_areAllThere() throws IOException {
    Path samples = Path.of("src", "test", "resources", "contract");
    try (Stream<Path> files = Files.walk(samples)) {
      Set<String> names = files.filter(Files::isRegularFile).map(file -> samples.relativize(file).toString()
          .replace('/', '.').replaceFirst("\\.json$", "")).collect(Collectors.toCollection(TreeSet::new));
      assertThat(names).hasSizeGreaterThan(140)
          .allSatisfy(name -> assertThat(page).contains("<article id=\"" + name + "\">"));
      assertThat(document.getJsonObject("components").getJsonObject("messages").fieldNames()).containsAll(names);
    }
    assertThat(ErrorCode.values()).allMatch(code -> page.contains("<tr id=\"" + code.name() + "\"><td>"
        + code.number() + "</td>"));
    assertThat(CloseReason.values()).allMatch(reason -> page.contains("<tr><td>" + reason.code() + "</td>"));
  }

  @Test
  @DisplayName("Links of the page lead to places in it, each of which is there once, and every part that opens closes")
  void page_isSound() {
    List<String> places = all("\\bid=\"([^\"]+)\"", page);
    assertThat(places).doesNotHaveDuplicates();
    assertThat(all("href=\"#([^\"]+)\"", page)).hasSizeGreaterThan(500).allMatch(places::contains);
    Set<String> tags = new HashSet<>(all("<([a-z0-9]+)[ >]", page));
    tags.removeAll(Set.of("meta", "link", "br"));
    assertThat(tags).contains("article", "dl").allSatisfy(tag ->
        assertThat(all("<(" + tag + ")[ >]", page)).as(tag).hasSameSizeAs(all("</(" + tag + ")>", page)));
    assertThat(List.of("<script", "style=", "{@", ">null<")).noneMatch(page::contains);
  }

  @Test
  @DisplayName("Topics that are used with a key say so in their Javadoc, and no others")
  void keyedTopics_sayTheirKey() {
    Set<String> used = texts(VERTICLES).values().stream().flatMap(text -> EACH.matcher(text).results()
        .map(found -> found.group(1) + "#" + found.group(2))).collect(Collectors.toSet());
    assertThat(contract.conversations().stream().filter(one -> one.event() && one.address().endsWith("}"))
        .map(one -> one.name().replaceFirst(".*\\.", ""))).hasSizeGreaterThan(5)
        .containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  @DisplayName("Whatever Javadoc says that something fails with is an error, and no name of a constant is invented")
  void namedErrors_exist() {
    Set<String> constants = contract.nouns().stream().flatMap(noun -> noun.choices().stream())
        .flatMap(type -> Arrays.stream(type.getEnumConstants())).map(Object::toString).collect(Collectors.toSet());
    Arrays.stream(CloseReason.values()).map(CloseReason::name).forEach(constants::add);
    contract.sources().names().forEach(name -> {
      String text = new Markdown(contract).of(contract.sources().of(name));
      FAILS.matcher(text).results().flatMap(found -> WORD.matcher(found.group(1).replaceAll("`[^`]*`|\\([^)]*\\)", ""))
          .results()).map(MatchResult::group).forEach(word -> assertThat(Failures.named(word)).as(name + ": " + word)
              .isTrue());
      CAPITALS.matcher(text.replaceAll("(?s)```.*?```|`[^`]*`", "")).results().map(MatchResult::group).forEach(word ->
          assertThat(Failures.named(word) || constants.contains(word)).as(name + ": " + word).isTrue());
    });
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Returns the sources below a folder by their paths. */
  private static Map<String, String> texts(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
          .collect(Collectors.toMap(Path::toString, CompletenessTest::text));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
