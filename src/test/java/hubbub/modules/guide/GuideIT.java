package hubbub.modules.guide;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.modules.guide.Guide.Block;
import hubbub.modules.guide.Guide.Step;
import hubbub.testing.PackagedHub;
import hubbub.testing.Program;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code modules/README.md} tells is done in its order: files are written, commands typed, and what is seen is
 * what stands there. Other than there are only the ports, and what differs each time: dice, times, and the folder.
 */
class GuideIT {
  static final Path TEXT = Path.of("modules", "README.md");
  private static final String LIST = "conf/hub.json";
  /** Without their programs these are left out; without others, such as curl, the guide cannot be followed. */
  private static final Map<String, String> LANGUAGES = Map.of("python", "python3", "javascript", "node");

  @TempDir
  private Path folder;

  private final Map<String, Terminal> terminals = new HashMap<>();
  private PackagedHub hub;

  @AfterEach
  void close() {
    terminals.values().forEach(Terminal::close);
  }

  @Test
  @DisplayName("Who does what the guide says, from the top to the bottom, sees what it shows")
  void guide_isTrue() throws IOException {
    hub = PackagedHub.prepare(folder, "hub.json");
    Files.createDirectories(folder.resolve("modules"));
    Path script = Files.createDirectories(folder.resolve("bin")).resolve("vertx");
    Files.writeString(script, "#!/bin/sh\nexec '" + Program.DISTRIBUTION.resolve("bin/vertx") + "' \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    Set<String> done = new HashSet<>();
    List<Block> blocks = Guide.read(TEXT);
    Set<String> left = blocks.stream()
        .filter(block -> isMissing(LANGUAGES.getOrDefault(block.language(), "")))
        .map(Block::section).collect(Collectors.toSet());
    for (Block block : blocks) {
      if (!left.contains(block.section())) {
        play(block);
        done.add(block.language());
      }
    }
    assertThat(done).contains("console", "groovy", "java", "json");
  }

  private void play(Block block) throws IOException {
    if (block.isConsole()) {
      List<Step> steps = block.steps();
      for (int i = 0; i < steps.size(); i++) {
        boolean typedTo = i + 1 < steps.size() && steps.get(i + 1).kind() == Step.Kind.INPUT;
        play(terminal(block.name()), steps.get(i), typedTo);
      }
    } else if (block.name().equals(LIST)) {
      deploy(new JsonObject(block.text()));
    } else if (!block.name().isEmpty()) {
      Files.writeString(folder.resolve(block.name()), here(block.text()));
    }
  }

  private void play(Terminal terminal, Step step, boolean typedTo) {
    if (isMissing(step.typed().split(" ")[0])) {
      return;
    }
    try {
      switch (step.kind()) {
        case COMMAND -> terminal.command(here(step.typed()));
        case INPUT -> terminal.type(here(step.typed()));
        case INTERRUPT -> terminal.interrupt();
        case LOOK -> { }
      }
      boolean ends = step.kind() == Step.Kind.COMMAND && step.shown().isEmpty() && !typedTo;
      if (ends) {
        terminal.ends(List.of());
      } else if (step.kind() != Step.Kind.INTERRUPT) {
        terminal.shows(step.shown());
      }
    } catch (AssertionError different) {
      throw new AssertionError(TEXT + ", line " + step.line() + ": " + step.typed() + "\n" + different.getMessage(),
          different);
    }
  }

  /** Puts a line at the end of the list, or in the place of the one with its name, as the guide asks the reader to. */
  private void deploy(JsonObject line) throws IOException {
    JsonObject all = new JsonObject(Files.readString(folder.resolve(LIST)));
    JsonArray lines = all.getJsonArray("verticles");
    lines.stream().filter(one -> ((JsonObject) one).getString("name").equals(line.getString("name"))).findFirst()
        .ifPresent(lines::remove);
    lines.add(line);
    Files.writeString(folder.resolve(LIST), all.encodePrettily());
  }

  private Terminal terminal(String name) {
    return terminals.computeIfAbsent(name, any -> new Terminal(folder, Map.of("JAVA_OPTS", "-Xmx512m"), this::there));
  }

  /** Returns a text of the guide with the ports of this hub. */
  private String here(String text) {
    return hub.ports().entrySet().stream().reduce(text,
        (done, port) -> done.replaceAll("\\b" + port.getKey() + "\\b", port.getValue().toString()), (one, two) -> two);
  }

  /** Returns what was seen with the ports of the guide, and with nothing that is different each time. */
  private String there(String text) {
    return hub.ports().entrySet().stream().reduce(text,
            (done, port) -> done.replaceAll("\\b" + port.getValue() + "\\b", port.getKey().toString()),
            (one, two) -> two)
        .replaceAll("\\d+( \\+ \\d+)* = \\d+", "DICE")
        .replaceAll("\"rolls\": ?\\[[\\d, ]+\\], ?\"sum\": ?\\d+", "DICE")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[.,]?\\d*Z?|\\d\\d:\\d\\d:\\d\\d[.,]\\d+", "TIME")
        .replace(folder.toString(), ".");
  }

  /** Tells whether this is a language's program that is not here. */
  private static boolean isMissing(String program) {
    return LANGUAGES.containsValue(program) && Stream.of(System.getenv("PATH").split(":"))
        .noneMatch(path -> Files.isExecutable(Path.of(path, program)));
  }
}
