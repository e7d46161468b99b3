package hubbub.bench;

import hubbub.testing.HubCluster;
import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import hubbub.testing.SplitMatch;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How long it takes until others notice that the node which served everything was killed: until its people are told to
 * have gone, until somebody is heard again, until a match between two other nodes goes on. Three packaged nodes, made
 * anew in each round; prints a line of JSON for each.
 */
public final class FailoverBench {
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final int GOING_ON = 20;

  private FailoverBench() {}

  /** Runs, in a folder, so many rounds; see the class. */
  public static void main(String... arguments) throws Exception {
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      System.out.println(round(Path.of(arguments[0], "round-" + round)).encode());
    }
    System.exit(0);
  }

  private static JsonObject round(Path folder) throws InterruptedException {
    JsonObject longer = new JsonObject().put("rules", new JsonObject().put("points", 20));
    try (HubCluster cluster = new HubCluster(folder, 3, Map.of("pong.json", longer))) {
      cluster.start(0, 1, 2);
      PackagedHub one = cluster.node(1);
      PackagedHub other = cluster.node(2);
      try (RestClient rest = new RestClient(one.http());
          RwciClient gone = RwciClient.connect(cluster.node(0).http()).enter("gus", RestClient.PASSWORD);
          RwciClient left = RwciClient.connect(one.http()).enter("hal", RestClient.PASSWORD);
          RwciClient right = RwciClient.connect(other.http()).enter("ivy", RestClient.PASSWORD);
          SplitMatch match = SplitMatch.begin(rest, one, other)) {
        gone.say("good bye");
        right.await("message", "message", "good bye");
        match.awaitMore();
        cluster.node(0).kill();
        return measured(left, right, match);
      }
    }
  }

  private static JsonObject measured(RwciClient left, RwciClient right, SplitMatch match) throws InterruptedException {
    long start = System.nanoTime();
    JsonObject times = new JsonObject();
    int[] heard = {match.heard(), 0};
    Map<String, BooleanSupplier> signs = Map.of(
        "people_gone_ms", () -> right.heard("quit", "username", "gus"),
        "heard_again_ms", () -> {
          left.say("anybody");
          return right.heard("message", "message", "anybody");
        },
        "match_goes_on_ms", () -> {
          // What was on its way when the node was killed comes within moments, and then nothing until it goes on.
          boolean more = match.heard() > heard[0];
          heard[0] = match.heard();
          heard[1] = more ? heard[1] + 1 : 0;
          return heard[1] > GOING_ON;
        });
    while (times.size() < signs.size() && System.nanoTime() - start < MOST.toNanos()) {
      signs.forEach((name, sign) -> {
        if (!times.containsKey(name) && sign.getAsBoolean()) {
          times.put(name, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
      });
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return times;
  }
}
