package hubbub.docker;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.FreePort;
import hubbub.testing.Program;
import hubbub.testing.RedisServer;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("installed")
class BalancerIT {
  private static final String PASSWORD = "password-of-redis";

  private final int web = FreePort.find();
  private final int chat = FreePort.find();

  @TempDir
  private Path folder;

  static boolean installed() {
    return RedisServer.available() && haproxy().isPresent();
  }

  private static Optional<Path> haproxy() {
    return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
        .map(path -> Path.of(path, "haproxy")).filter(Files::isExecutable).findFirst();
  }

  @Test
  @DisplayName("Two hubs behind the balancer are one, on websocket and TCP; who comes anew finds the one that is left")
  void balancer_leadsToHubsThatLive() {
    int one = FreePort.find();
    int two = FreePort.find();
    try (RedisServer redis = RedisServer.durable("--requirepass", PASSWORD);
        ImageNode first = ImageNode.start(folder.resolve("hub-1"), one, environment(redis, one, two));
        ImageNode second = started(first, folder.resolve("hub-2"), two, environment(redis, one, two));
        Program balancer = balancer(first, second)) {
      Await.until("the balancer listens", () -> listens(balancer));
      peopleMeet(second);
      assertThat(second.isHealthy()).isFalse();
      assertThat(first.isHealthy()).isTrue();
    }
  }

  /** The first of two who come by one way is led to one hub, the next to the other. */
  private void peopleMeet(ImageNode second) {
    try (RwciClient ann = RwciClient.connect(web).enter("ann", "password of ann");
        RwciClient bea = RwciClient.connect(web).enter("bea", "password of bea");
        ChatMasterClient carl = ChatMasterClient.connect(chat);
        ChatMasterClient dora = ChatMasterClient.connect(chat)) {
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
    try (RwciClient eve = RwciClient.connect(web).enter("eve", "password of eve");
        RwciClient fay = RwciClient.connect(web).enter("fay", "password of fay");
        ChatMasterClient gus = ChatMasterClient.connect(chat)) {
      assertThat(gus.login("gus").encode()).contains("\"status\":true");
      fay.say("from fay");
      List.of(ann, eve).forEach(one -> one.await("message", "message", "from fay"));
      List.of(carl, gus).forEach(one -> one.awaitMessage("from fay"));
    }
  }

  private static ImageNode started(ImageNode before, Path folder, int port, Map<String, String> environment) {
    before.awaitReady();
    ImageNode node = ImageNode.start(folder, port, environment);
    try {
      node.awaitReady();
      return node;
    } catch (AssertionError failed) {
      node.close();
      throw failed;
    }
  }

  private Program balancer(ImageNode first, ImageNode second) {
    Map<String, String> environment = new HashMap<>(Map.of("BALANCER_HTTP", "127.0.0.1:" + web,
        "BALANCER_CHATMASTER", "127.0.0.1:" + chat));
    environment.putAll(first.variables(1));
    environment.putAll(second.variables(2));
    try {
      return Program.start(Files.createDirectories(folder.resolve("balancer")), haproxy().orElseThrow(), environment,
          "-f", ImageNode.DOCKER.resolve("haproxy.cfg").toString());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Map<String, String> environment(RedisServer redis, int one, int two) {
    return Map.of("HUBBUB_REDIS", redis.address(), "HUBBUB_REDIS_PASSWORD", PASSWORD,
        "HUBBUB_MEMBERS", "127.0.0.1:" + one + ",127.0.0.1:" + two);
  }

  // Without a request no hub is asked: the first person is led to the first hub.
  private boolean listens(Program balancer) {
    assertThat(balancer.isAlive()).as(balancer.errors()).isTrue();
    try {
      TcpWire.open(web).close();
      return true;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}
