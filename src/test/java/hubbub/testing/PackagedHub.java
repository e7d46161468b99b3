package hubbub.testing;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The packaged hub as a process, with the shipped configuration on free ports and a data folder of its own. It may be
 * stopped or killed and started again: ports and data stay. Closing it kills the process; the folder is the caller's.
 */
public final class PackagedHub implements AutoCloseable {
  /** What the admin's password is. */
  public static final String ADMIN_PASSWORD = "Passw0rd-of-the-admin";

  private final Path folder;
  private final Map<Integer, Integer> ports = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();
  private Program program;

  private PackagedHub(Path folder, String conf, Map<String, String> environment) {
    this.folder = folder;
    this.environment.put("HUBBUB_DATA", folder.resolve("data").toString());
    this.environment.put("HUBBUB_ADMIN_PASSWORD", ADMIN_PASSWORD);
    this.environment.put("JAVA_OPTS", "-Xmx512m");
    arguments.addAll(List.of("run", "hubbub.HubVerticle", "-conf", folder.resolve("conf").resolve(conf).toString()));
    this.environment.putAll(environment);
  }

  /** Copies the shipped configuration to a folder and starts the hub with one file of it, such as {@code hub.json}. */
  public static PackagedHub start(Path folder, String conf) {
    return start(folder, conf, Map.of());
  }

  /** As {@link #start(Path, String)} with other values in some files, by file name: objects are merged deeply. */
  public static PackagedHub start(Path folder, String conf, Map<String, JsonObject> changes) {
    return start(folder, conf, changes, Map.of());
  }

  /** As {@link #start(Path, String, Map)} with more in its environment. */
  public static PackagedHub start(Path folder, String conf, Map<String, JsonObject> changes,
      Map<String, String> environment) {
    PackagedHub hub = new PackagedHub(folder, conf, environment);
    hub.configure(changes);
    hub.start();
    return hub;
  }

  /** Changes for {@code auth.json}: passwords cost next to nothing, where what they cost is not what is tested. */
  public static JsonObject cheapPasswords() {
    return new JsonObject().put("hashing", new JsonObject().put("memoryKib", 64).put("passes", 1));
  }

  /** Copies the shipped configuration to a folder, as {@link #start(Path, String)} does, and starts nothing. */
  public static PackagedHub prepare(Path folder, String conf) {
    PackagedHub hub = new PackagedHub(folder, conf, Map.of());
    hub.configure(Map.of());
    return hub;
  }

  /** Makes a node of a cluster with more in its environment, and does not start it. */
  static PackagedHub node(Path folder, String conf, Map<String, JsonObject> changes, Map<String, String> environment) {
    PackagedHub hub = new PackagedHub(folder, conf, environment);
    hub.configure(changes);
    hub.arguments.add("-cluster");
    return hub;
  }

  private void configure(Map<String, JsonObject> changes) {
    try (Stream<Path> files = Files.list(Program.DISTRIBUTION.resolve("conf"))) {
      Files.createDirectories(folder.resolve("conf"));
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        JsonObject changed = new JsonObject(Files.readString(file))
            .mergeIn(changes.getOrDefault(file.getFileName().toString(), new JsonObject()), true);
        Object json = moved(changed);
        Files.writeString(folder.resolve("conf").resolve(file.getFileName()), Json.encodePrettily(json));
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Starts it, or starts it again, and waits until it is ready. */
  public void start() {
    launch();
    awaitReady();
  }

  /** Starts it, or starts it again, and does not wait. */
  public void launch() {
    program = Program.start(folder, Program.DISTRIBUTION.resolve("bin/vertx"), environment,
        arguments.toArray(String[]::new));
  }

  /** Waits until it is ready. */
  public void awaitReady() {
    try {
      Await.until("the hub is ready", this::isReady);
    } catch (AssertionError late) {
      close();
      throw new AssertionError(late.getMessage() + "; stderr: " + program.errors(), late);
    }
  }

  /** The port that the shipped files give as {@code shipped}, such as 8080 or 9000. */
  public int port(int shipped) {
    return ports.get(shipped);
  }

  /** All ports, by those that the shipped files give. */
  public Map<Integer, Integer> ports() {
    return Map.copyOf(ports);
  }

  /** Where websockets and REST are. */
  public int http() {
    return port(8080);
  }

  /** Where ChatMaster is. */
  public int tcp() {
    return port(9000);
  }

  /** Where it is asked how it is: behind a balancer at a port of its own. */
  public int health() {
    return ports.getOrDefault(8081, http());
  }

  /** Makes a service, or renews it, as the admin, and returns its token for the bus bridge at port 7000. */
  public String service(String name, List<String> in, List<String> out) {
    try (RestClient rest = new RestClient(http())) {
      return rest.service(rest.token("admin", ADMIN_PASSWORD), name, in, out);
    }
  }

  /** The running process. */
  public Program program() {
    return program;
  }

  /** Asks it to stop, waits until it has, and returns the exit code. */
  public int stop() {
    program.signal("TERM");
    return program.exitCode();
  }

  /** Kills it, so that it cannot clean up, and waits until it is gone. */
  public void kill() {
    program.signal("KILL");
    program.exitCode();
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }

  /** Tells whether it says that it is ready. */
  public boolean isReady() {
    if (!program.isAlive()) {
      throw new AssertionError("the hub ended while it started");
    }
    try {
      HttpURLConnection ask = (HttpURLConnection) URI.create("http://127.0.0.1:" + health() + "/health/ready").toURL()
          .openConnection();
      ask.setConnectTimeout(2_000);
      ask.setReadTimeout(2_000);
      return ask.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The same configuration with a free port for each fixed one, so that a hub that runs already is left alone. */
  private Object moved(Object json) {
    if (json instanceof JsonArray array) {
      return new JsonArray(array.stream().map(this::moved).toList());
    }
    if (!(json instanceof JsonObject object)) {
      return json;
    }
    JsonObject moved = new JsonObject();
    for (String key : List.copyOf(object.fieldNames())) {
      Object value = object.getValue(key);
      boolean port = key.equals("port") && value instanceof Integer number && number > 0;
      moved.put(key, port ? ports.computeIfAbsent((Integer) value, shipped -> FreePort.find()) : moved(value));
    }
    return moved;
  }
}
