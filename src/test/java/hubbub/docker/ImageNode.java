package hubbub.docker;

import hubbub.testing.Await;
import hubbub.testing.Balancer;
import hubbub.testing.FreePort;
import hubbub.testing.PackagedHub;
import hubbub.testing.Program;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A hub as one of {@code docker/compose.yml}, with the configuration of the image, but on free ports of loopback. */
final class ImageNode implements AutoCloseable {

  private final int http = FreePort.find();
  private final int chatmaster = FreePort.find();
  private final int health = FreePort.find();
  private final Path folder;
  private final Program program;

  private ImageNode(Path folder, int port, Map<String, String> environment) throws IOException {
    this.folder = Files.createDirectories(folder);
    Path conf = Files.createDirectories(folder.resolve("conf"));
    for (Path from : List.of(Program.DISTRIBUTION.resolve("conf"), Program.DOCKER.resolve("conf"))) {
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.toList()) {
          Files.writeString(conf.resolve(file.getFileName()), moved(file, port));
        }
      }
    }
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(Map.of("HUBBUB_HOST", "127.0.0.1", "HUBBUB_CLUSTER", conf.resolve("cluster-docker.json").toString(),
        "HUBBUB_DATA", folder.resolve("data").toString(), "HUBBUB_ADMIN_PASSWORD", PackagedHub.ADMIN_PASSWORD,
        "JAVA_OPTS", "-Xmx256m"));
    this.program = Program.start(folder, Program.DISTRIBUTION.resolve("bin/vertx"), all, "run", "hubbub.HubVerticle",
        "-conf", conf.resolve("hub-docker-cluster.json").toString(), "-cluster");
  }

  /** Starts one that finds others at this port, and does not wait for it. */
  static ImageNode start(Path folder, int port, Map<String, String> environment) {
    try {
      return new ImageNode(folder, port, environment);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  void awaitReady() {
    Await.until("the hub is ready; stderr: " + program.errors(), () -> {
      if (!program.isAlive()) {
        throw new AssertionError("the hub ended: " + program.errors());
      }
      return isHealthy();
    });
  }

  /** Asks as the image does. */
  boolean isHealthy() {
    return healthcheck(folder, health);
  }

  static boolean healthcheck(Path folder, int port) {
    try {
      Path place = Files.createDirectories(folder.resolve("healthcheck"));
      return Program.start(place, Program.DOCKER.resolve("healthcheck"), Map.of(), Integer.toString(port))
          .exitCode() == 0;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Where the balancer finds it. */
  Balancer.Hub hub() {
    return new Balancer.Hub(http, chatmaster, health);
  }

  /** The running process. */
  Program program() {
    return program;
  }

  void kill() {
    program.signal("KILL");
    program.exitCode();
  }

  @Override
  public void close() {
    program.close();
  }

  private String moved(Path file, int port) throws IOException {
    String text = Files.readString(file).replace("0.0.0.0", "127.0.0.1");
    return switch (file.getFileName().toString()) {
      case "bridge-balanced.json" -> text.replace(": 8080", ": " + http).replace(": 9000", ": " + chatmaster)
          .replace(": 8081", ": " + health);
      case "cluster-docker.json" -> new JsonObject(text).put("port", port)
          .put("bus", new JsonObject().put("port", FreePort.find())).encode();
      default -> text;
    };
  }
}
