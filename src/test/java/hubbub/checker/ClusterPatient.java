package hubbub.checker;

import hubbub.testing.Await;
import hubbub.testing.Balancer;
import hubbub.testing.HubCluster;
import hubbub.testing.PackagedHub;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import hubbub.testing.WebSocketWire;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A cluster of packaged hubs behind a balancer; its nodes, its Redis and the balancer suffer by turns. */
final class ClusterPatient implements Patient {
  private static final Duration PRESENT = Duration.ofSeconds(15);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final String WITNESS = "witness";

  private final HubCluster cluster;
  private final Balancer balancer;
  private int victim;

  ClusterPatient(HubCluster cluster, Balancer balancer) {
    this.cluster = cluster;
    this.balancer = balancer;
  }

  @Override
  public int http() {
    return balancer.web();
  }

  @Override
  public int tcp() {
    return balancer.chat();
  }

  @Override
  public void suffer(Trouble trouble) {
    try {
      switch (trouble) {
        case NODE_KILL -> kill(next());
        case NODE_PAUSE -> pause(next());
        case ROLLING -> nodes().forEach(ClusterPatient::restart);
        case REDIS_RESTART -> {
          cluster.redis().stop();
          cluster.redis().start();
        }
        case REDIS_CUT -> {
          cluster.toRedis().forEach(way -> way.refuse(true));
          TimeUnit.NANOSECONDS.sleep(LONG.toNanos());
          cluster.toRedis().forEach(way -> way.refuse(false));
        }
        case REDIS_SLOW -> {
          cluster.toRedis().forEach(way -> way.delay(50));
          TimeUnit.NANOSECONDS.sleep(LONG.toNanos());
          cluster.toRedis().forEach(way -> way.delay(0));
        }
        case BALANCER -> {
          balancer.kill();
          balancer.start();
        }
        default -> throw new IllegalArgumentException(trouble.toString());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    nodes().forEach(node -> Await.until("all nodes are ready", node::isReady));
  }

  @Override
  public List<String> misses(Set<String> people) {
    List<String> misses = new ArrayList<>();
    String expected = String.join(" ", new TreeSet<>(people));
    for (int i = 0; i < cluster.size(); i++) {
      String name = WITNESS + i;
      PackagedHub node = cluster.node(i);
      long deadline = System.nanoTime() + PRESENT.toNanos();
      String seen = present(node, name);
      while (!seen.equals(expected) && System.nanoTime() < deadline) {
        seen = present(node, name);
      }
      if (!seen.equals(expected)) {
        misses.add("presence: node " + i + " says, after " + PRESENT.toSeconds() + " s: " + seen);
      }
    }
    return misses;
  }

  /** Who is there, without witnesses; or what a witness is told instead. It comes past the balancer. */
  private static String present(PackagedHub node, String name) {
    try (RwciClient witness = new RwciClient(WebSocketWire.over(
        TcpWire.openFor("127.0.0.1", node.http()), node.http(), "/rwci"))) {
      JsonObject answer = witness.login(name, "a long enough password");
      return witness.find("user_list", Duration.ofSeconds(2)).map(list -> list.getJsonArray("users").stream()
          .map(Object::toString).filter(one -> !one.startsWith(WITNESS)).sorted().collect(Collectors.joining(" ")))
          .orElse(answer.encode());
    } catch (AssertionError | UncheckedIOException notYet) {
      return notYet.getMessage();
    }
  }

  private PackagedHub next() {
    return cluster.node(victim++ % cluster.size());
  }

  private void kill(PackagedHub node) {
    node.kill();
    Await.until("others serve", () ->
        nodes().stream().filter(other -> other != node).allMatch(PackagedHub::isReady));
    node.start();
  }

  private static void pause(PackagedHub node) throws InterruptedException {
    node.program().signal("STOP");
    try {
      TimeUnit.NANOSECONDS.sleep(LONG.toNanos());
    } finally {
      node.program().signal("CONT");
    }
  }

  private static void restart(PackagedHub node) {
    int code = node.stop();
    if (code != 0) {
      throw new AssertionError("a node ended with " + code + " when it was asked to stop: " + node.program().errors());
    }
    node.start();
  }

  private List<PackagedHub> nodes() {
    return IntStream.range(0, cluster.size()).mapToObj(cluster::node).toList();
  }
}
