package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.HubCluster;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that lose each other, while both live and both reach Redis. */
class PartitionIT {
  @TempDir
  private Path folder;
  private HubCluster cluster;

  @BeforeEach
  void start() {
    cluster = HubCluster.ofTwo(folder, Map.of("bridge.json", new JsonObject()));
    cluster.start(0, 1);
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  @DisplayName("One of two nodes that lost each other serves on, the other refuses, and nobody misses anything later")
  void lostNodes_haveOneOrder() {
    try (RwciClient ann = RwciClient.connect(cluster.node(0).http()).enter("ann", RestClient.PASSWORD, "ids");
        RwciClient bob = RwciClient.connect(cluster.node(1).http()).enter("bob", RestClient.PASSWORD, "ids")) {
      bob.say("before");
      ann.await("message", "message", "before");
      cluster.part(true);
      Await.until("bob is refused", () -> {
        bob.say("is anybody there");
        return bob.find("error", Duration.ofSeconds(6)).filter(error -> error.getString("code").equals("unavailable"))
            .isPresent();
      });
      Await.until("ann sees that bob has gone", () -> ann.heard("quit", "username", "bob"));
      IntStream.range(0, 10).forEach(i -> ann.say("meanwhile " + i));
      ann.await("message", "message", "meanwhile 9");
      cluster.part(false);
      bob.await("message", "message", "meanwhile 9");
      bob.sayUntilHeard(ann, "after");
      Await.until("both have heard the same", () -> ann.texts().equals(bob.texts()));
      assertThat(bob.texts()).containsSubsequence("before", "meanwhile 0", "meanwhile 9", "after")
          .satisfies(all -> assertThat(all.stream().filter(text -> text.startsWith("meanwhile"))).hasSize(10));
    }
  }
}
