package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.console.Attach;
import hubbub.contract.console.Closed;
import hubbub.contract.console.ConsoleEvent.Kind;
import hubbub.contract.console.ConsoleState;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is sent more than they take: not the page, not the console, and not the hub. */
class FlowIT {
  private static final JsonObject FREE = new JsonObject()
      .put("throttle", new JsonObject().put("lines", 0).put("bytesPerSecond", 0));
  private static final String PADDING = "x".repeat(1_000);
  private static final int LAST = 60;
  private static final String LAST_WORDS = "for ((i = 1; i <= " + LAST + "; i++)); do printf '{\"n\":%d,\"x\":\""
      + PADDING + "\"}\\004' $i >&3; done; exit 0";
  @TempDir
  private Path folder;

  @Test
  @DisplayName("A console is not read while its page does not take packets; then all of them come, in order")
  void slowPage_holdsConsole() {
    try (ConsoleServer server = ConsoleServer.in(folder, FREE.copy())) {
      Sitting ann = Sitting.at(server, server.request(ConsoleServer.ANN), false).up();
      Path progress = folder.resolve("progress");
      ann.run("for ((i = 1; i <= 20000; i++)); do printf '{\"n\":%d,\"x\":\"" + PADDING + "\"}\\004' $i >&3; "
          + "[ $((i % 100)) = 0 ] && echo $i > " + progress + "; done; echo done > " + progress);
      Await.until("the window is full", () -> bytes(ann) > ConsoleServer.WINDOW - 2_000);
      awaitStandstill(ann);
      assertThat(progress).content().isNotEqualTo("done\n");
      assertThat(bytes(ann)).isLessThan(ConsoleServer.WINDOW + 2_000);

      ann.takes();
      ann.grant(ConsoleServer.WINDOW);
      Await.until("all came", () -> ann.packets().size() == 20_000);
      assertNumbered(ann.packets(), 1, 20_000);
      ann.leave(false);
    }
  }

  @Test
  @DisplayName("What a console said last waits for a page that comes back, for longer than for one that is there")
  void lastWords_wait() {
    try (ConsoleServer server = ConsoleServer.in(folder, impatient())) {
      Sitting ann = Sitting.at(server, server.keeping(ConsoleServer.ANN)).up();
      Path gone = folder.resolve("gone");
      ann.run("until [ -e " + gone + " ]; do sleep 0.01; done; " + LAST_WORDS);
      ann.leave(true);
      gone.toFile().mkdir();
      awaitEnded(server);
      // Longer than a page that is there would be waited for.
      Await.result(server.vertx.timer(2_500));
      Sitting again = Sitting.at(server, server.keeping(ConsoleServer.ANN));
      assertThat(again.console()).isEqualTo(ann.console());
      again.closed(Closed.Reason.ENDED);
      assertNumbered(again.packets(), 1, LAST);
    }
  }

  @Test
  @DisplayName("A page that takes nothing of what a console said last is sent the rest at once, and that is the end")
  void lastWords_areSentInTheEnd() {
    try (ConsoleServer server = ConsoleServer.in(folder, impatient())) {
      Attach wish = server.request(ConsoleServer.ANN);
      Sitting ann = Sitting.at(server, new Attach(wish.principal(), wish.viewer(), wish.bridge(), true, false, false,
          1), false).up();
      long begin = System.nanoTime();
      ann.run(LAST_WORDS);
      ann.closed(Closed.Reason.ENDED);
      // Not before it was waited for.
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
      assertNumbered(ann.packets(), 1, LAST);
    }
  }

  private static JsonObject impatient() {
    return FREE.copy().put("timing", new JsonObject().put("restSeconds", 1));
  }

  private static void awaitEnded(ConsoleServer server) {
    Await.until("the program has ended", () -> server.processes().isEmpty());
  }

  // Twenty answers of the verticle, each a round of it, without a packet more.
  private static void awaitStandstill(Sitting ann) {
    int before;
    do {
      before = ann.packets().size();
      for (int i = 0; i < 20; i++) {
        ann.refused("no packet", ErrorCode.BAD_REQUEST);
      }
    } while (ann.packets().size() != before);
  }

  @Test
  @DisplayName("Input for a console that does not read is answered later, up to a limit, and then none is lost")
  void slowConsole_holdsPage() {
    try (ConsoleServer server = ConsoleServer.in(folder, FREE.copy()
        .put("limits", new JsonObject().put("waitingBytes", 4_000_000)))) {
      Sitting ann = server.sit(ConsoleServer.ANN);
      Path go = folder.resolve("go");
      ann.run("until [ -e " + go + " ]; do sleep 0.05; done");
      List<Future<Done>> answers = new ArrayList<>();
      for (int i = 1; i <= 150; i++) {
        answers.add(ann.send("{\"n\":" + i + ",\"x\":\"" + "y".repeat(60_000) + "\"}"));
      }
      Await.until("it is too much", () -> answers.getLast().failed());
      assertThat(((Fault) answers.getLast().cause()).code()).isEqualTo(ErrorCode.INPUT_TOO_LONG);
      assertThat(answers.stream().filter(one -> !one.isComplete()).count()).isGreaterThan(20);

      go.toFile().mkdir();
      Await.until("all are answered", () -> answers.stream().allMatch(Future::isComplete));
      int taken = (int) answers.stream().filter(Future::succeeded).count();
      Await.until("all came back", () -> ann.packets().size() == taken);
      assertNumbered(ann.packets(), 1, taken);
      ann.leave(false);
    }
  }

  @Test
  @DisplayName("A console that writes too much waits, with one notice for a burst, and nothing is lost")
  void throttle_slowsDown() {
    try (ConsoleServer server = ConsoleServer.onRealTime(folder)) {
      Sitting ann = server.sit(ConsoleServer.ANN);
      long begin = System.nanoTime();
      ann.run("for ((i = 1; i <= 30000; i++)); do printf '{\"n\":%d}\\004' $i; done >&3");
      Await.until("all came", () -> ann.packets().size() == 30_000);
      // 2,000 are free, and what one read brings is taken whole; the others come at 20 in a millisecond.
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1_000));
      assertNumbered(ann.packets(), 1, 30_000);
      assertThat(ann.notices()).hasSize(1);
      assertThat(server.consoles(ConsoleServer.ANN)).extracting(ConsoleState::throttled).containsExactly(1L);
      ann.leave(false);
    }
  }

  @Test
  @DisplayName("Who watches misses packets instead of holding the console up, hears how many, and may not write")
  void spy_missesPackets() {
    try (ConsoleServer server = ConsoleServer.in(folder, FREE.copy())) {
      Sitting ann = server.sit(ConsoleServer.ANN);
      ann.type("{\"n\":0}");
      ann.hears("{\"n\":0}");
      Sitting spy = Sitting.spy(server, server.spying("ann"), false);
      assertThat(spy.attached().running()).isTrue();
      ann.isNoticed("watched by admin");
      spy.hears("{\"n\":0}");
      spy.refused("{\"n\":9}", ErrorCode.CONSOLE_READ_ONLY);

      ann.run("for ((i = 1; i <= 3000; i++)); do printf '{\"n\":%d,\"x\":\"" + PADDING + "\"}\\004' $i; done >&3");
      Await.until("all came", () -> ann.packets().size() == 3_001);
      int seen = spy.packets().size();
      assertThat(bytes(spy)).isLessThan(ConsoleServer.WINDOW + 2_000);
      spy.takes();
      spy.grant(ConsoleServer.WINDOW);
      spy.isNoticed("missed " + (3_001 - seen) + " packets");
      ann.type("{\"n\":\"last\"}");
      spy.hears("{\"n\":\"last\"}");

      ann.leave(false);
      spy.closed(Closed.Reason.ENDED);
      assertThat(spy.events(Kind.CLOSED)).hasSize(1);
    }
  }

  private static long bytes(Sitting sitting) {
    return sitting.packets().stream().mapToLong(String::length).sum();
  }

  private static void assertNumbered(List<String> packets, int from, int to) {
    assertThat(packets.stream().map(packet -> packet.replaceFirst("^\\{\"n\":(\\d+).*", "$1")))
        .containsExactlyElementsOf(IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList());
  }
}
