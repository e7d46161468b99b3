package hubbub.docker;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ImageFilesTest {
  private static final Pattern PINNED = Pattern.compile("[\\w./-]+:\\d+\\.\\d+[\\w.-]*");
  private static final String OWN = "hubbub:";

  @Test
  @DisplayName("The image is built from pinned images and existing files, and runs unprivileged with a health check")
  void dockerfile_keepsItsRules() throws IOException {
    List<String> lines = instructions();
    assertThat(lines).filteredOn(line -> line.startsWith("FROM ")).hasSize(2)
        .allSatisfy(line -> assertThat(line.split(" ")[1]).matches(PINNED));
    assertThat(lines).filteredOn(line -> line.startsWith("COPY ") && !line.contains("--from="))
        .isNotEmpty().allSatisfy(ImageFilesTest::assertSourcesExist);
    List<String> last = lines.subList(lines.lastIndexOf(lines.stream().filter(line -> line.startsWith("FROM debian"))
        .findFirst().orElseThrow()), lines.size());
    assertThat(last).anyMatch(line -> line.matches("USER [1-9]\\d+:[1-9]\\d+"))
        .anyMatch(line -> line.startsWith("HEALTHCHECK ") && line.contains("/opt/hubbub/bin/healthcheck"))
        .contains("ENTRYPOINT [\"/opt/hubbub/bin/vertx\"]", "VOLUME /data");
    assertThat(Program.DOCKER.resolve("healthcheck")).isExecutable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose.yml", "compose.single.yml"})
  @DisplayName("Each service is pinned, has a read-only root, no privileges, and is published on loopback by default")
  void compose_keepsItsRules(String file) throws IOException {
    Map<?, ?> compose = yaml(file);
    Map<?, ?> services = (Map<?, ?>) compose.get("services");
    services.forEach((name, described) -> {
      Map<?, ?> service = (Map<?, ?>) described;
      assertThat((String) service.get("image")).as("%s", name).matches(PINNED);
      assertThat(service.get("read_only")).as("%s", name).isEqualTo(true);
      assertThat(service.get("cap_drop")).as("%s", name).isEqualTo(List.of("ALL"));
      assertThat(texts(service.get("ports"))).allSatisfy(port ->
          assertThat(port).startsWith("${HUBBUB_PUBLISH:-127.0.0.1}:"));
      assertThat(texts(service.get("volumes"))).allSatisfy(volume -> assertThat(mounted(volume, compose)).isTrue());
    });
    assertThat(Files.readString(Program.DOCKER.resolve(file)))
        .doesNotContainPattern("PASSWORD: *[\"']?[\\w]").doesNotContain(":latest").doesNotContain("_PASSWORD:-");
  }

  @Test
  @DisplayName("The balancer is given every variable its file names, and the hubs the names they are found by")
  void compose_setsWhatIsNeeded() throws IOException {
    Map<?, ?> services = (Map<?, ?>) yaml("compose.yml").get("services");
    Set<String> named = new HashSet<>();
    Matcher variables = Pattern.compile("\\$\\{(\\w+)}")
        .matcher(Files.readString(Program.DOCKER.resolve("haproxy.cfg")).replaceAll("(?s)\\.if .*?\\.endif", ""));
    while (variables.find()) {
      named.add(variables.group(1));
    }
    assertThat(environment(services, "balancer").keySet()).isEqualTo(named);
    for (String hub : List.of("hub-1", "hub-2")) {
      Map<?, ?> environment = environment(services, hub);
      assertThat(environment.get("HUBBUB_HOST")).isEqualTo(hub);
      assertThat((String) environment.get("HUBBUB_MEMBERS")).contains(hub + ":5701");
      assertThat(texts(((Map<?, ?>) services.get(hub)).get("command"))).contains("-cluster");
      assertThat(((String) ((Map<?, ?>) services.get(hub)).get("image"))).startsWith(OWN);
    }
  }

  private static void assertSourcesExist(String copy) {
    List<String> words = List.of(copy.split(" "));
    assertThat(words.subList(1, words.size() - 1)).allSatisfy(source -> assertThat(Path.of(source)).exists());
  }

  /** A folder of this one, or a volume that is declared. */
  private static boolean mounted(String volume, Map<?, ?> compose) {
    String source = volume.split(":")[0];
    return source.startsWith(".") ? Files.exists(Program.DOCKER.resolve(source))
        : compose.get("volumes") instanceof Map<?, ?> volumes && volumes.containsKey(source);
  }

  private static Map<?, ?> environment(Map<?, ?> services, String name) {
    return (Map<?, ?>) ((Map<?, ?>) services.get(name)).get("environment");
  }

  private static List<String> texts(Object list) {
    return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
  }

  private static Map<?, ?> yaml(String file) throws IOException {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(Program.DOCKER.resolve(file)));
  }

  /** The Dockerfile without comments, one instruction a line. */
  private static List<String> instructions() throws IOException {
    String text = Files.readString(Program.DOCKER.resolve("Dockerfile")).replaceAll("\\\\\\s*\\n\\s*", "");
    return new ArrayList<>(Stream.of(text.split("\n")).filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList());
  }
}
