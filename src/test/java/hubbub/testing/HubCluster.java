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
import java.util.stream.Stream;

/**
 * Packaged hubs on loopback as the nodes of one cluster, with a Redis of their own that has all on disk before it
 * answers. Closing it ends all processes.
 */
public final class HubCluster implements AutoCloseable {
  /** What Redis asks for. */
  public static final String PASSWORD = "password-of-redis";

  private final Path folder;
  private final RedisServer redis = RedisServer.durable("--requirepass", PASSWORD);
  private final List<PackagedHub> nodes = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private final List<TcpProxy> toRedis = new ArrayList<>();
  private final List<TcpProxy> toNodes = new ArrayList<>();
  private final Map<String, JsonObject> changes = new HashMap<>();

  /** Makes a cluster of so many nodes, none of which is started; {@code changes} are as those of a packaged hub. */
  public HubCluster(Path folder, int count, Map<String, JsonObject> changes) {
    this(folder, changes);
    make(Stream.generate(this::inReach).limit(count).toList());
  }

  private HubCluster(Path folder, Map<String, JsonObject> changes) {
    this.folder = folder;
    this.changes.putAll(changes);
  }

  /** Makes a cluster of two nodes, none of which is started, which {@link #part} can take apart. */
  public static HubCluster ofTwo(Path folder, Map<String, JsonObject> changes) {
    HubCluster cluster = new HubCluster(folder, changes);
    cluster.make(List.of(cluster.behindProxies(), cluster.behindProxies()));
    return cluster;
  }

  /** Makes one more node, which is not started, with more in its environment. */
  public PackagedHub more(Map<String, String> environment) {
    return make(place(), environment);
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

  /** Returns the ways by which the nodes reach it, one for each. */
  public List<TcpProxy> toRedis() {
    return toRedis;
  }

  /** Starts a balancer in front of all nodes, whose bridges have {@link Balancer#bridge}. */
  public Balancer balancer() {
    return Balancer.start(folder.resolve("balancer"), nodes.stream()
        .map(node -> new Balancer.Hub(node.http(), node.tcp(), node.health())).toList());
  }

  /** Lets the two nodes lose each other, or find each other again. */
  public void part(boolean now) {
    toNodes.forEach(way -> way.refuse(now));
  }

  @Override
  public void close() {
    nodes.forEach(PackagedHub::close);
    toRedis.forEach(TcpProxy::close);
    toNodes.forEach(TcpProxy::close);
    redis.close();
  }

  private static JsonObject place() {
    return new JsonObject().put("port", FreePort.find()).put("bus", new JsonObject().put("port", FreePort.find()));
  }

  private JsonObject inReach() {
    JsonObject place = place();
    ports.add(place.getInteger("port"));
    return place;
  }

  private JsonObject behindProxies() {
    JsonObject place = place();
    JsonObject bus = place.getJsonObject("bus");
    place.put("publicPort", proxy(place));
    bus.put("publicPort", proxy(bus));
    ports.add(place.getInteger("publicPort"));
    return place;
  }

  private int proxy(JsonObject place) {
    TcpProxy way = TcpProxy.to(place.getInteger("port"));
    toNodes.add(way);
    return way.port();
  }

  /** All places are chosen before, since each node is told all of them. */
  private void make(List<JsonObject> places) {
    places.forEach(place -> make(place, Map.of("HUBBUB_REDIS_PASSWORD", PASSWORD)));
  }

  private PackagedHub make(JsonObject where, Map<String, String> more) {
    try {
      TcpProxy way = TcpProxy.to(redis.port());
      toRedis.add(way);
      Path place = Files.createDirectories(folder.resolve("node-" + nodes.size()));
      Path conf = place.resolve("cluster.json");
      JsonArray members = new JsonArray(ports.stream().map(other -> "127.0.0.1:" + other).toList());
      Files.writeString(conf, where.put("members", members).encodePrettily());
      Map<String, String> environment = new HashMap<>(Map.of("HUBBUB_CLUSTER", conf.toString(), "HUBBUB_REDIS",
          "redis://127.0.0.1:" + way.port(), "JAVA_OPTS", "-Xmx256m"));
      environment.putAll(more);
      PackagedHub node = PackagedHub.node(place, "hub-cluster.json", changes, environment);
      nodes.add(node);
      return node;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
