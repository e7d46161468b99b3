package hubbub.checker;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedeployIT {
  private static final List<String> MEMBERS = List.of("ada", "bob", "cyd", "dan", "eve", "fay");

  @TempDir
  private Path folder;
  private final List<String> story = new ArrayList<>();
  private LocalHub hub;

  @BeforeEach
  void start() {
    JsonObject bridge = LocalHub.allProtocols().put("limits", new JsonObject().put("messagesPerSecond", 10_000));
    JsonObject rooms = new JsonObject().put("history", new JsonObject().put("lines", 200_000))
        .put("limits", new JsonObject().put("burst", 100_000).put("perSecond", 100_000));
    hub = LocalHub.supervised(folder, Map.of("bridge", bridge, "rooms", rooms));
  }

  @AfterEach
  void end() {
    hub.close();
  }

  @Test
  @DisplayName("Rooms and accounts that crash under load cost nobody the connection, a line or its order")
  void behindTheBridge_nobodyHasToComeAnew() throws InterruptedException {
    try (RwciClient witness = RwciClient.connect(hub.port("http")).enter("witness", "secret")) {
      Evidence evidence = run(4, Trouble.ROOMS, Trouble.AUTH);
      assertThat(Checker.judge(evidence, story::add)).as("%s", story).isEmpty();
      assertThat(evidence.numbered()).allSatisfy(member -> assertThat(member.connections()).singleElement()
          .satisfies(connection -> assertThat(connection.lasted()).isTrue()));
      assertThat(evidence.bare()).allSatisfy(member -> assertThat(member.connections()).singleElement()
          .satisfies(connection -> assertThat(connection.lasted()).isTrue()));
      Await.until("all have gone", () -> MEMBERS.stream().allMatch(member -> told(witness, member).contains("quit")));
      assertThat(MEMBERS).allSatisfy(member -> assertThat(told(witness, member)).containsExactly("join", "quit"));
    }
  }

  @Test
  @DisplayName("Whatever crashes under load, there is one order, nothing is lost and nothing doubled")
  void anyVerticle_keepsOrder() throws InterruptedException {
    Evidence evidence = run(6, Trouble.BRIDGE, Trouble.ROOMS, Trouble.CUT);
    assertThat(Checker.judge(evidence, story::add)).as("%s", story).isEmpty();
  }

  private Evidence run(int rounds, Trouble... troubles) throws InterruptedException {
    long seed = System.nanoTime() % 1_000_000;
    story.add("seed " + seed);
    return new Run(new SupervisedPatient(hub), List.of(troubles), seed, story::add).through(rounds);
  }

  // Of the order in which they go nothing is said, so they are looked for among all that came.
  private static List<String> told(RwciClient client, String who) {
    return client.packets().stream().filter(packet -> who.equals(packet.getString("username")))
        .map(packet -> packet.getString("type")).toList();
  }
}
