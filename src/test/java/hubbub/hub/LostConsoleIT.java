package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.ConsolePage;
import hubbub.testing.HubCluster;
import hubbub.testing.PackagedHub;
import hubbub.testing.Processes;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, of which the one that has all consoles is killed while their people sit at them through the other. */
class LostConsoleIT {
  private static final Path SCRIPT = Path.of("src/test/resources/console/scripted.sh").toAbsolutePath();
  private static final Duration TOLD = Duration.ofSeconds(15);
  // Tells what a console left behind from all else that sleeps.
  private final String seconds = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000));

  @TempDir
  private Path folder;
  private HubCluster cluster;

  @BeforeEach
  void start() {
    String stays = "/bin/bash -c 'trap \"\" HUP TERM; setsid sleep " + seconds + " & exec /bin/bash " + SCRIPT + "'";
    cluster = new HubCluster(folder, 2, Map.of("console.json", new JsonObject().put("command", stays)));
    cluster.start(0, 1);
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  @DisplayName("Pages hear within seconds that their consoles died with another node, and get new ones when they ask")
  void killedNode_losesItsConsoles() {
    PackagedHub dying = cluster.node(0);
    PackagedHub left = cluster.node(1);
    try (RestClient rest = new RestClient(left.http());
        ConsolePage ann = ConsolePage.connect(left.http());
        ConsolePage bob = ConsolePage.legacy(left.http());
        ConsolePage again = ConsolePage.connect(left.http())) {
      List.of("ann", "bob").forEach(rest::signUp);
      ann.enter("ann", RestClient.PASSWORD);
      bob.enter("bob", RestClient.PASSWORD);
      Set<String> marks = Processes.marks(consolesOf(dying));
      assertThat(marks).hasSize(2).allSatisfy(mark -> assertThat(Processes.withArgument(mark)).isNotEmpty());
      assertThat(Processes.marked(consolesOf(left))).isEmpty();

      dying.kill();
      long start = System.nanoTime();
      for (ConsolePage page : List.of(ann, bob)) {
        page.says("response", "The connection to the console is lost.");
        assertThat(page.end()).startsWith("close 1011 ");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TOLD);
      Await.until("nothing of the consoles is left", () -> Processes.marked(consolesOf(dying)).isEmpty()
          && Processes.withArgument(seconds).isEmpty() && Processes.withArgument(marks).isEmpty());

      Await.until("the other node serves", left::isReady);
      again.enter("ann", RestClient.PASSWORD);
      assertThat(Processes.marks(consolesOf(left))).hasSize(1).doesNotContainAnyElementsOf(marks);
    }
  }

  private static String consolesOf(PackagedHub node) {
    return "HUBBUB_CONSOLE_PORT=" + node.port(9125) + '\0';
  }
}
