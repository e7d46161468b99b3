package hubbub.docker;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Balancer;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.FreePort;
import hubbub.testing.RedisServer;
import hubbub.testing.RwciClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("installed")
class BalancerIT {
  private static final String PASSWORD = "password-of-redis";

  @TempDir
  private Path folder;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private ImageNode first;
  private ImageNode second;
  private Balancer balancer;

  static boolean installed() {
    return RedisServer.available() && Balancer.available();
  }

  @BeforeEach
  void start() {
    int one = FreePort.find();
    int two = FreePort.find();
    RedisServer redis = opened(RedisServer.durable("--requirepass", PASSWORD));
    Map<String, String> environment = Map.of("HUBBUB_REDIS", redis.address(), "HUBBUB_REDIS_PASSWORD", PASSWORD,
        "HUBBUB_MEMBERS", "127.0.0.1:" + one + ",127.0.0.1:" + two);
    first = opened(ImageNode.start(folder.resolve("hub-1"), one, environment));
    first.awaitReady();
    second = opened(ImageNode.start(folder.resolve("hub-2"), two, environment));
    second.awaitReady();
    balancer = opened(Balancer.start(folder.resolve("balancer"), List.of(first.hub(), second.hub())));
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private <C extends AutoCloseable> C opened(C one) {
    open.addFirst(one);
    return one;
  }

  @Test
  @DisplayName("Two hubs behind the balancer are one, on websocket and TCP; who comes anew finds the one that is left")
  void balancer_leadsToHubsThatLive() {
    peopleMeet();
    assertThat(second.isHealthy()).isFalse();
    assertThat(first.isHealthy()).isTrue();
  }

  @Test
  @DisplayName("Who is at a hub that is halted is let go, and comes in by the other; that one tells its people to go")
  void haltedHub_letsItsPeopleGo() {
    try (RwciClient ann = RwciClient.connect(balancer.web()).enter("ann", "password of ann");
        RwciClient bea = RwciClient.connect(balancer.web()).enter("bea", "password of bea")) {
      second.program().signal("STOP");
      long start = System.nanoTime();
      RwciClient left = left(List.of(ann, bea), one -> one.wire().received().end().isPresent());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
      try (RwciClient back = RwciClient.connect(balancer.web()).enter("eve", "password of eve")) {
        back.say("from eve");
        left.await("message", "message", "from eve");
        second.program().signal("CONT");
        second.awaitReady();
        first.program().signal("TERM");
        assertThat(left.awaitEnd()).startsWith("close 1012");
        assertThat(back.awaitEnd()).startsWith("close 1012");
      }
      Await.until("newcomers are led to the other", this::letsIn);
    }
  }

  private boolean letsIn() {
    try (RwciClient gus = RwciClient.connect(balancer.web())) {
      return gus.login("gus", "password of gus").getBoolean("success");
    } catch (AssertionError notYet) {
      return false;
    }
  }

  /** The first of two who come by one way is led to one hub, the next to the other. */
  private void peopleMeet() {
    try (RwciClient ann = RwciClient.connect(balancer.web()).enter("ann", "password of ann");
        RwciClient bea = RwciClient.connect(balancer.web()).enter("bea", "password of bea");
        ChatMasterClient carl = ChatMasterClient.connect(balancer.chat());
        ChatMasterClient dora = ChatMasterClient.connect(balancer.chat())) {
      assertThat(carl.login("carl").encode()).contains("\"status\":true");
      assertThat(dora.login("dora").encode()).contains("\"status\":true");
      ann.say("from ann");
      List.of(ann, bea).forEach(one -> one.await("message", "message", "from ann"));
      List.of(carl, dora).forEach(one -> one.awaitMessage("from ann"));
      dora.say("from dora");
      List.of(ann, bea).forEach(one -> one.await("message", "message", "from dora"));
      carl.awaitMessage("from dora");

      second.kill();
      // Which of the two was led to it depends on when the balancer found that both hubs live.
      newcomersMeet(left(List.of(ann, bea), one -> one.wire().received().end().isPresent()),
          left(List.of(carl, dora), one -> one.packages().end().isPresent()));
    }
  }

  /** Waits until one of two has been cut off, and returns the other. */
  private static <C> C left(List<C> both, Predicate<C> ended) {
    Await.until("one is cut off", () -> both.stream().anyMatch(ended));
    assertThat(both).filteredOn(ended).hasSize(1);
    return both.stream().filter(ended.negate()).findFirst().orElseThrow();
  }

  private void newcomersMeet(RwciClient ann, ChatMasterClient carl) {
    try (RwciClient eve = RwciClient.connect(balancer.web()).enter("eve", "password of eve");
        RwciClient fay = RwciClient.connect(balancer.web()).enter("fay", "password of fay");
        ChatMasterClient gus = ChatMasterClient.connect(balancer.chat())) {
      assertThat(gus.login("gus").encode()).contains("\"status\":true");
      fay.say("from fay");
      List.of(ann, eve).forEach(one -> one.await("message", "message", "from fay"));
      List.of(carl, gus).forEach(one -> one.awaitMessage("from fay"));
    }
  }
}
