package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.HubCluster;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that reach each other, of which the one that serves does not reach Redis. */
class CutOffIT {
  private static final Set<String> LEASED =
      Set.of("auth", "rooms", "games.pong", "games.tictactoe", "matches", "terminal", "console");

  @TempDir
  private Path folder;
  private HubCluster cluster;

  @BeforeEach
  void start() {
    cluster = new HubCluster(folder, 2, Map.of());
    cluster.start(0, 1);
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  @DisplayName("A node that is cut off from Redis alone hands over: nobody is refused any more while the cut lasts")
  void nodeWithoutRedis_standsBy() {
    try (RwciClient ann = RwciClient.connect(cluster.node(0).http()).enter("ann", RestClient.PASSWORD, "ids");
        RwciClient bob = RwciClient.connect(cluster.node(1).http()).enter("bob", RestClient.PASSWORD, "ids");
        RestClient here = new RestClient(cluster.node(0).http());
        RestClient there = new RestClient(cluster.node(1).http())) {
      ann.await("join", "username", "bob");
      cluster.toRedis().get(0).refuse(true);
      List.of(ann, bob).forEach(speaker -> speaker.sayUntilHeard(speaker, "anybody there"));
      Await.until("the other node has taken everything", () -> absent(here).keySet().containsAll(LEASED)
          && absent(there).isEmpty());
      // An earlier request may still be refused now; what is said from here on is heard.
      for (int i = 0; i < 20; i++) {
        ann.say("ann " + i).await("message", "message", "ann " + i);
        bob.say("bob " + i).await("message", "message", "bob " + i);
        assertThat(here.token("ann", RestClient.PASSWORD)).isNotEmpty();
        assertThat(there.token("bob", RestClient.PASSWORD)).isNotEmpty();
      }
      ann.await("message", "message", "bob 19");
      Await.until("the node says why it could not stand in", () -> absent(here).values().stream()
          .filter(why -> why.contains("store.redis.addresses")).count() == LEASED.size());
      assertThat(ready(here).getString("state")).isEqualTo("degraded");
      assertThat(ready(there).getString("state")).isEqualTo("ready");

      cluster.toRedis().get(0).refuse(false);
      Await.until("the node stands by", () -> ready(here).getString("state").equals("ready"));
      assertThat(absent(here)).containsOnlyKeys(LEASED)
          .allSatisfy((name, why) -> assertThat(why).contains("is in use by"));
      assertThat(absent(there)).isEmpty();
      assertThat(cluster.node(0).program().errors()).doesNotContain("verticle.restart_failed");
      bob.say("after").await("message", "message", "after");
      ann.await("message", "message", "after");
    }
  }

  private static JsonObject ready(RestClient rest) {
    HttpResponse<String> answer = rest.send("GET", "/health/ready", "");
    return new JsonObject(answer.body());
  }

  private static Map<String, String> absent(RestClient rest) {
    return ready(rest).getJsonObject("not_here", new JsonObject()).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
  }
}
