package hubbub.modules.statistics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hubbub.testing.PackagedHub;
import hubbub.testing.Program;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The module as shipped, in a folder of its own with its configuration and what it keeps. Closing it kills it. */
public final class StatisticsModule implements AutoCloseable {
  /** What the service may send and publish to, as {@code modules/README.md} says. */
  public static final List<String> IN =
      List.of("rooms.people", "rooms.tell", "matches.results", "service.event.{service}.*");
  /** What it may listen to. */
  public static final List<String> OUT = List.of("rooms.event.room.general", "rooms.event.room.random",
      "rooms.event.presence", "rooms.event.started", "games.event.over", "service.{service}.*");

  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path SCRIPT = Program.DISTRIBUTION.resolve("modules/statistics.py");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Program program;

  /** Makes a module that reports and saves every second, with more or other values in its configuration. */
  public StatisticsModule(Path folder, int port, JsonObject changes) {
    this.folder = folder;
    configure(new JsonObject().put("port", port).put("publishSeconds", 1).put("saveSeconds", 1).mergeIn(changes));
  }

  /** Ends a test before it begins where there is no Python. */
  public static void assumeInstalled() {
    assumeTrue(Files.isExecutable(PYTHON), "not tested with Python: there is no " + PYTHON);
  }

  /** Makes the service, or renews it, and starts the module with its token. */
  public static StatisticsModule at(PackagedHub hub, Path folder) {
    return new StatisticsModule(folder, hub.port(7000), new JsonObject())
        .start(hub.service("statistics", IN, OUT)).joined();
  }

  /** Starts it, or starts it again, with a token in its environment. */
  public StatisticsModule start(String token) {
    environment.put("HUBBUB_STATISTICS_TOKEN", token);
    return start();
  }

  /** Starts it, or starts it again. */
  public StatisticsModule start() {
    return run();
  }

  /** Starts it with more arguments than its configuration. */
  public StatisticsModule run(String... more) {
    close();
    environment.put("HUBBUB_DATA", folder.toString());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    List<String> arguments = new ArrayList<>(List.of(SCRIPT.toString(), folder.resolve("conf.json").toString()));
    arguments.addAll(List.of(more));
    program = Program.start(folder, PYTHON, environment, arguments.toArray(String[]::new));
    return this;
  }

  /** Waits until it has joined the bus. */
  public StatisticsModule joined() {
    program.says("bus.opened");
    return this;
  }

  /** Writes another configuration. */
  public void configure(JsonObject conf) {
    write(folder.resolve("conf.json"), conf.encode());
  }

  /** What it has on disk; empty where there is nothing. */
  public JsonObject kept() {
    try {
      return Files.exists(file()) ? new JsonObject(Files.readString(file())) : new JsonObject();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Where it keeps it. */
  public Path file() {
    return folder.resolve("statistics.json");
  }

  /** The process. */
  public Program program() {
    return program;
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
