package hubbub.testing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real HAProxy with {@code docker/haproxy.cfg} on free ports of loopback. It may be killed and started again: ports
 * stay. Closing it kills it; the folder is the caller's.
 */
public final class Balancer implements AutoCloseable {
  private final int web = FreePort.find();
  private final int chat = FreePort.find();
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Program program;

  private Balancer(Path folder, List<Hub> hubs) {
    this.folder = folder;
    environment.putAll(Map.of("BALANCER_HTTP", loopback(web), "BALANCER_CHATMASTER", loopback(chat)));
    for (int i = 0; i < hubs.size(); i++) {
      String hub = "HUB_" + (i + 1);
      environment.putAll(Map.of(hub + "_HTTP", loopback(hubs.get(i).http()),
          hub + "_CHATMASTER", loopback(hubs.get(i).chatmaster()), hub + "_HEALTH", "" + hubs.get(i).health()));
    }
  }

  /** Tells whether there is a HAProxy on this machine. */
  public static boolean available() {
    return haproxy().isPresent();
  }

  /** Starts one in front of two or three hubs and waits until it takes connections. */
  public static Balancer start(Path folder, List<Hub> hubs) {
    Balancer balancer = new Balancer(folder, hubs);
    balancer.start();
    return balancer;
  }

  /** What a hub behind it has over {@code conf/bridge.json}, as in the image. */
  public static JsonObject bridge() {
    try {
      return new JsonObject(Files.readString(Program.DOCKER.resolve("conf").resolve("bridge-balanced.json"))
          .replace("0.0.0.0", "127.0.0.1"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Starts it, or starts it again, and waits until it takes connections. */
  public void start() {
    try {
      program = Program.start(Files.createDirectories(folder), haproxy().orElseThrow(Balancer::missing), environment,
          "-f", Program.DOCKER.resolve("haproxy.cfg").toString());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    Await.until("the balancer listens", this::listens);
  }

  /** Kills it, and all connections through it, and waits until it is gone. */
  public void kill() {
    program.signal("KILL");
    program.exitCode();
  }

  /** Where websockets and REST are. */
  public int web() {
    return web;
  }

  /** Where ChatMaster is. */
  public int chat() {
    return chat;
  }

  /** The running process; its output tells which hubs it takes for up. */
  public Program program() {
    return program;
  }

  @Override
  public void close() {
    program.close();
  }

  private static Optional<Path> haproxy() {
    return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
        .map(path -> Path.of(path, "haproxy")).filter(Files::isExecutable).findFirst();
  }

  private static AssertionError missing() {
    return new AssertionError("There is no HAProxy here. Install it, for example: apt-get install haproxy");
  }

  private static String loopback(int port) {
    return "127.0.0.1:" + port;
  }

  // Without a request no hub is asked: the first person is led to the first hub.
  private boolean listens() {
    if (!program.isAlive()) {
      throw new AssertionError("the balancer ended: " + program.errors() + program.output());
    }
    try {
      TcpWire.open(web).close();
      return true;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /**
   * Where it finds a hub.
   *
   * @param http the port of websockets and REST
   * @param chatmaster the port of ChatMaster
   * @param health the port at which the hub is asked how it is
   */
  public record Hub(int http, int chatmaster, int health) {}
}
