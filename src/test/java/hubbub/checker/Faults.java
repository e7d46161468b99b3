package hubbub.checker;

import hubbub.testing.Balancer;
import hubbub.testing.HubCluster;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The fault schedule as a program, {@code Faults [rounds [seed [trouble…]]]}: three nodes behind a balancer, and 30
 * people of both protocols, who talk while nodes, Redis and the balancer suffer by turns. Says of each trouble how long
 * it was felt; ends with 0 where the promise was kept, else prints what was found and ends with 1. {@code make faults}
 * runs it.
 */
public final class Faults {
  /** All there are. */
  static final List<Trouble> ALL = List.of(Trouble.NODE_KILL, Trouble.NODE_PAUSE, Trouble.REDIS_RESTART,
      Trouble.REDIS_CUT, Trouble.REDIS_SLOW, Trouble.ROLLING, Trouble.BALANCER, Trouble.CUT);

  private static final int NODES = 3;
  private static final int SHOWN = 40;

  private Faults() {}

  /** Runs it; see the class. */
  public static void main(String... arguments) throws Exception {
    List<Trouble> troubles = arguments.length > 2
        ? Stream.of(arguments).skip(2).map(Trouble::valueOf).toList() : ALL;
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2 * ALL.size();
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime() % 1_000_000;
    Path folder = Files.createTempDirectory("hubbub-faults-");
    List<String> findings = new ArrayList<>();
    try {
      findings.addAll(check(folder, troubles, rounds, seed, System.out::println));
    } catch (AssertionError broken) {
      findings.add("stopped: " + broken.getMessage());
    }
    findings.stream().limit(SHOWN).forEach(System.out::println);
    System.out.println(findings.isEmpty() ? "the promise was kept"
        : findings.size() + " findings; the nodes' logs stay in " + folder);
    System.exit(findings.isEmpty() ? 0 : 1);
  }

  /** Has people talk through so many troubles of a fresh cluster in a folder; returns what is wrong. */
  static List<String> check(Path folder, List<Trouble> troubles, int rounds, long seed, Consumer<String> tell)
      throws InterruptedException {
    tell.accept("seed " + seed);
    JsonObject rooms = new JsonObject().put("history", new JsonObject().put("lines", 200_000))
        .put("limits", new JsonObject().put("burst", 100_000).put("perSecond", 100_000));
    JsonObject auth = new JsonObject().put("hashing", new JsonObject().put("memoryKib", 8).put("passes", 1))
        .put("throttle", new JsonObject().put("address", new JsonObject().put("failures", 1_000))
            .put("account", new JsonObject().put("failures", 1_000)));
    try (HubCluster cluster = new HubCluster(folder, NODES, Map.of("rooms.json", rooms, "auth.json", auth,
        "bridge.json", Balancer.bridge()))) {
      cluster.start(0, 1, 2);
      try (Balancer balancer = cluster.balancer()) {
        ClusterPatient patient = new ClusterPatient(cluster, balancer);
        Run run = new Run(patient, troubles, Crew.of(15, 400, patient), seed, tell);
        List<String> findings = new ArrayList<>(Checker.judge(run.through(rounds), tell));
        findings.addAll(run.misses());
        return findings;
      }
    }
  }
}
