package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.PackagedHub;
import hubbub.testing.Received;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged hub is told to stop while people are connected to it. */
class DrainIT {
  private static final int PEOPLE = 6;
  private static final String RESTARTS = "The hub restarts.";

  @TempDir
  private Path folder;
  private PackagedHub hub;

  @BeforeEach
  void start() {
    hub = PackagedHub.start(folder, "hub.json");
  }

  @AfterEach
  void end() {
    hub.close();
  }

  @Test
  @DisplayName("Told to stop, it takes nobody in, tells everybody, closes over seconds, ends in time and loses nothing")
  void signal_drains() throws Exception {
    List<RwciClient> pages = IntStream.range(0, PEOPLE).mapToObj(i -> page("page" + i)).toList();
    List<ChatMasterClient> terminals = IntStream.range(0, PEOPLE).mapToObj(this::terminal).toList();
    RwciClient mute = page("mute");
    mute.wire().stayMute();
    List<String> said = say(pages.getFirst());
    try (TcpWire probe = TcpWire.open(hub.http());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> ends = new ArrayList<>();
      pages.forEach(page -> ends.add(threads.submit(timed(() -> page.awaitEnd()))));
      terminals.forEach(terminal -> ends.add(threads.submit(timed(() -> terminal.awaitEnd()))));
      Received<String> answers = probe.texts();
      assertThat(ready(probe, answers)).isEqualTo("200 OK");
      long start = System.nanoTime();
      hub.program().signal("TERM");
      Await.until("it is not ready", Duration.ofSeconds(2), () -> !ready(probe, answers).equals("200 OK"));
      Await.until("HTTP takes nobody in", Duration.ofSeconds(2), () -> TcpWire.refuses(hub.http()));
      Await.until("TCP takes nobody in", Duration.ofSeconds(2), () -> TcpWire.refuses(hub.tcp()));
      assertThat(ends).as("most are still connected by then").filteredOn(Future::isDone).hasSizeLessThan(PEOPLE);
      List<Long> moments = new ArrayList<>();
      for (Future<Long> end : ends) {
        moments.add(end.get());
      }
      assertThat(hub.program().exitCode()).isZero();
      assertThat(since(start)).isLessThan(Duration.ofSeconds(15));
      moments.sort(null);
      assertThat(Duration.ofNanos(moments.getLast() - moments.getFirst()))
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(6));
    }
    pages.forEach(DrainIT::toldPage);
    toldPage(mute);
    terminals.forEach(DrainIT::toldTerminal);
    assertThat(hub.program().errors()).contains("stop.done drained=true").doesNotContain("ERROR")
        .doesNotContain("\tat ");
    hub.start();
    isThere(said);
  }

  @Test
  @DisplayName("Told a second time, it ends at once; what was said is there when it is started again")
  void secondSignal_endsAtOnce() {
    RwciClient page = page("page");
    RwciClient mute = page("mute");
    mute.wire().stayMute();
    List<String> said = say(page);
    hub.program().signal("TERM");
    assertThat(mute.awaitEnd()).isEqualTo("close 1012 " + RESTARTS);
    assertThat(hub.program().isAlive()).as("it waits for the client that does not answer").isTrue();
    long start = System.nanoTime();
    hub.program().signal("TERM");
    assertThat(hub.program().exitCode()).isEqualTo(143);
    assertThat(since(start)).isLessThan(Duration.ofSeconds(1));
    hub.start();
    isThere(said);
  }

  /** Asks on a connection that was there before; a closed one is no yes either. */
  private static String ready(TcpWire probe, Received<String> answers) {
    try {
      probe.send("GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n");
      return answers.find(text -> text.startsWith("HTTP/1.1 "), Duration.ofSeconds(2))
          .map(text -> text.substring("HTTP/1.1 ".length(), text.indexOf("\r\n"))).orElse("gone");
    } catch (UncheckedIOException closed) {
      return "gone";
    }
  }

  private static Callable<Long> timed(Runnable wait) {
    return () -> {
      wait.run();
      return System.nanoTime();
    };
  }

  private List<String> say(RwciClient page) {
    List<String> said = IntStream.range(0, 15).mapToObj(i -> "line " + i).toList();
    said.forEach(page::say);
    page.await("message", "message", said.getLast());
    return said;
  }

  private static void toldPage(RwciClient page) {
    assertThat(page.awaitEnd()).isEqualTo("close 1012 " + RESTARTS);
    assertThat(page.packets().getLast()).isEqualTo(RwciClient.packet("broadcast").put("message", RESTARTS));
    assertThat(page.packets()).noneMatch(packet -> packet.getString("type").equals("quit"));
  }

  private static void toldTerminal(ChatMasterClient terminal) {
    assertThat(terminal.awaitEnd()).isEqualTo("eof");
    assertThat(terminal.packages().all().getLast()).isEqualTo(new JsonObject().put("type", "message")
        .put("data", new JsonObject().put("message", RESTARTS).put("username", "server")));
  }

  private void isThere(List<String> said) {
    try (RwciClient reader = page("reader", "ids", "history")) {
      assertThat(reader.historyBefore("general", "", 200).getJsonArray("messages").stream()
          .map(message -> ((JsonObject) message).getString("message"))).containsExactlyElementsOf(said);
      assertThat(reader.send(RwciClient.packet("user_list")).await("user_list").getJsonArray("users"))
          .containsExactly("reader");
    }
  }

  private RwciClient page(String name, String... extensions) {
    return RwciClient.connect(hub.http()).enter(name, "secret", extensions);
  }

  /** Every other one as the oldest clients are, which need pacing. */
  private ChatMasterClient terminal(int number) {
    ChatMasterClient client = number % 2 == 0
        ? ChatMasterClient.connect(hub.tcp()) : ChatMasterClient.connectBare(hub.tcp());
    assertThat(client.login("terminal" + number).getJsonObject("data").getValue("status")).isEqualTo(true);
    return client;
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
