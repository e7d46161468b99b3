package hubbub.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Packaged hubs on loopback as the nodes of one cluster, with a Redis of their own that has all on disk before it
 * answers. Closing it ends all processes.
 */
public final class HubCluster implements AutoCloseable {
  /** What Redis asks for. */
  public static final String PASSWORD = "password-of-redis";

  private final Path folder;
  private final RedisServer redis = RedisServer.durable("--requirepass", PASSWORD);
  private final TcpProxy way = TcpProxy.to(redis.port());
  private final List<PackagedHub> nodes = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private final Map<String, JsonObject> changes = new HashMap<>();

  /** Makes a cluster of so many nodes, none of which is started; {@code changes} are as those of a packaged hub. */
  public HubCluster(Path folder, int count, Map<String, JsonObject> changes) {
    this.folder = folder;
    this.changes.putAll(changes);
    for (int i = 0; i < count; i++) {
      ports.add(FreePort.find());
    }
    for (int i = 0; i < count; i++) {
      nodes.add(make(i, Map.of("HUBBUB_REDIS_PASSWORD", PASSWORD), ports.get(i)));
    }
  }

  /** Makes one more node, which is not started, with more in its environment. */
  public PackagedHub more(Map<String, String> environment) {
    PackagedHub hub = make(nodes.size(), environment, FreePort.find());
    nodes.add(hub);
    return hub;
  }

  /** Starts nodes at once and waits until each is ready; the first of them is started first, and has the leases. */
  public void start(int... numbers) {
    nodes.get(numbers[0]).start();
    for (int number : numbers) {
      if (number != numbers[0]) {
        nodes.get(number).launch();
      }
    }
    for (int number : numbers) {
      nodes.get(number).awaitReady();
    }
  }

  /** Returns a node by its number, from 0 on. */
  public PackagedHub node(int number) {
    return nodes.get(number);
  }

  /** Returns how many nodes there are. */
  public int size() {
    return nodes.size();
  }

  /** Returns the port by which a node finds others. */
  public int port(int number) {
    return ports.get(number);
  }

  /** Returns where all that lasts is. */
  public RedisServer redis() {
    return redis;
  }

  /** Returns the way by which the nodes reach it. */
  public TcpProxy way() {
    return way;
  }

  @Override
  public void close() {
    nodes.forEach(PackagedHub::close);
    way.close();
    redis.close();
  }

  private PackagedHub make(int number, Map<String, String> more, int port) {
    try {
      Path place = Files.createDirectories(folder.resolve("node-" + number));
      Path conf = place.resolve("cluster.json");
      JsonArray members = new JsonArray(ports.stream().map(other -> "127.0.0.1:" + other).toList());
      Files.writeString(conf, new JsonObject().put("members", members).put("port", port)
          .put("bus", new JsonObject().put("port", FreePort.find())).encodePrettily());
      Map<String, String> environment = new HashMap<>(Map.of("HUBBUB_CLUSTER", conf.toString(), "HUBBUB_REDIS",
          "redis://127.0.0.1:" + way.port(), "JAVA_OPTS", "-Xmx256m"));
      environment.putAll(more);
      return PackagedHub.node(place, "hub-cluster.json", changes, environment);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
