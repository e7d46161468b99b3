package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Principal;
import hubbub.contract.console.Attach;
import hubbub.contract.console.Attached;
import hubbub.contract.console.Closed;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.ConsoleEvent.Kind;
import hubbub.contract.console.ConsoleState;
import hubbub.contract.console.Spy;
import hubbub.contract.console.TakenQuery;
import hubbub.testing.Await;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sits at a console: one at a time, taken over at once, and waited for. */
class SeatsIT {
  @TempDir
  private Path folder;
  private ConsoleServer server;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(folder, new JsonObject()
        .put("ring", new JsonObject().put("lines", 100_000).put("bytes", 16 << 20))
        .put("throttle", new JsonObject().put("lines", 0).put("bytesPerSecond", 0)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("A console is taken while somebody sits at it, in any capitals, and nobody else's is")
  void taken_whileSomebodySits() {
    assertThat(taken("Ann")).isFalse();
    Sitting ann = server.sit(ConsoleServer.ANN);
    assertThat(taken("aNN")).isTrue();
    assertThat(taken("Bob")).isFalse();
    assertThat(taken("\n")).isFalse();
    server.refused(ConsoleApi.ATTACH, server.request(ConsoleServer.ANN), ErrorCode.CONSOLE_TAKEN);
    server.refused(ConsoleApi.ATTACH, server.request(Principal.guest("Gus")), ErrorCode.FORBIDDEN);
    ann.leave(false);
    assertThat(taken("Ann")).isFalse();
  }

  @Test
  @DisplayName("Taken over while packets flow: not one goes to the wrong page, none is lost or doubled")
  void takeOver_whileDataFlows() {
    Sitting first = server.sit(ConsoleServer.ANN);
    first.run("( for ((i = 1; i <= 90000; i++)); do printf '{\"n\":%d}\\004' $i; done >&3; ) &");
    Await.until("it flows", () -> first.packets().size() > 100);
    Sitting second = Sitting.at(server, server.takeOver(ConsoleServer.ANN));
    assertThat(second.attached()).isEqualTo(new Attached(first.console(), "Ann", true));
    first.refused("{\"n\":\"late\"}", ErrorCode.NO_SUCH_VIEWER);
    second.hears("{\"n\":90000}");

    assertNumbered(second.packets(), 90_000);
    first.closed(Closed.Reason.TAKEN_OVER);
    assertThat(first.heard().getLast()).isEqualTo(first.events(Kind.CLOSED).getFirst());
    assertNumbered(first.packets(), first.packets().size());
    assertThat(first.packets().size()).isLessThan(90_000);
    second.type("{\"n\":\"mine\"}");
    second.hears("{\"n\":\"mine\"}");
    assertThat(first.packets()).doesNotContain("{\"n\":\"mine\"}");
    second.leave(false);
  }

  @Test
  @DisplayName("A page that asked for it and lost its connection finds its console again, with what it missed")
  void lostPage_comesBack() {
    Sitting first = Sitting.at(server, server.keeping(ConsoleServer.ANN)).up();
    first.run("x=42; ( sleep 0.3; say '{\"n\":1}' ) &");
    first.leave(true);
    assertThat(taken("Ann")).isFalse();
    server.pass(Duration.ofSeconds(59));

    Sitting second = Sitting.at(server, server.keeping(ConsoleServer.ANN));
    assertThat(second.attached().running()).isTrue();
    assertThat(second.console()).isEqualTo(first.console());
    second.hears("{\"n\":1}");
    assertThat(second.told("echo $x")).isEqualTo("42");
    second.leave(true);
    server.pass(Duration.ofSeconds(61));
    Await.until("nobody came back", () -> server.consoles(ConsoleServer.ANN).isEmpty());
  }

  @Test
  @DisplayName("A console ends with its page where that was closed on purpose, or did not ask to be waited for")
  void closedPage_endsConsole() {
    Sitting ann = Sitting.at(server, server.keeping(ConsoleServer.ANN)).up();
    Sitting bob = server.sit(ConsoleServer.BOB);
    ann.leave(false);
    bob.leave(true);
    assertThat(server.consoles(ConsoleServer.ROOT)).isEmpty();
    Await.until("their processes are gone", () -> server.processes().isEmpty());
    ann.refused("{}", ErrorCode.NO_SUCH_CONSOLE);
  }

  @Test
  @DisplayName("When a bridge dies its pages have lost their connections")
  void deadBridge_losesPages() {
    Sitting ann = Sitting.at(server, server.keeping(ConsoleServer.ANN)).up();
    server.sit(ConsoleServer.BOB);
    Sitting.spy(server, server.spying("Ann"), true);
    server.clock.advance(Duration.ofSeconds(16));
    Await.until("its pages are gone", () -> server.consoles(ConsoleServer.ROOT).stream().noneMatch(
        ConsoleState::attached));
    assertThat(server.consoles(ConsoleServer.ROOT)).extracting(ConsoleState::console, ConsoleState::spies)
        .containsExactly(tuple(ann.console(), 0));
  }

  @Test
  @DisplayName("What is replayed are the last packets but files, quits and questions for a password, in order")
  void replay_leavesOut() {
    Sitting ann = Sitting.at(server, server.keeping(ConsoleServer.ANN)).up();
    for (String type : List.of("response", "file", "password_request", "x")) {
      ann.type("{\"type\":\"" + type + "\"}");
    }
    ann.hears("{\"type\":\"x\"}");
    assertThat(ann.packets()).hasSize(4);
    Sitting again = Sitting.at(server, server.takeOver(ConsoleServer.ANN));
    again.hears("{\"type\":\"x\"}");
    assertThat(again.packets()).containsExactly("{\"type\":\"response\"}", "{\"type\":\"x\"}");
    Sitting spy = Sitting.spy(server, server.spying("ANN"), true);
    spy.hears("{\"type\":\"x\"}");
    assertThat(spy.packets()).isEqualTo(again.packets());
  }

  @Test
  @DisplayName("Only administrators watch, what is there; the person is told, also one who sits down later")
  void spy_isForAdmins() {
    Spy wish = server.spying("Ann");
    server.refused(ConsoleApi.SPY, wish, ErrorCode.NO_SUCH_CONSOLE);
    Sitting ann = server.sit(ConsoleServer.ANN);
    server.refused(ConsoleApi.SPY, new Spy(ConsoleServer.ANN, "v", "b", "Ann", 0), ErrorCode.FORBIDDEN);
    Sitting spy = Sitting.spy(server, wish, true);
    ann.isNoticed("watched by admin");
    Sitting next = Sitting.at(server, server.takeOver(ConsoleServer.ANN));
    next.isNoticed("watched by admin");
    assertThat(server.consoles(ConsoleServer.ANN)).extracting(ConsoleState::spies).containsExactly(1);
    spy.leave(false);
    assertThat(server.consoles(ConsoleServer.ANN)).extracting(ConsoleState::spies).containsExactly(0);
    next.type("{\"n\":1}");
    next.hears("{\"n\":1}");
    assertThat(spy.packets()).isEmpty();
  }

  @Test
  @DisplayName("Two who sit down at once: one of them sits there")
  void both_oneSits() {
    Attach one = server.request(ConsoleServer.ANN);
    Attach other = server.request(ConsoleServer.ANN);
    var first = server.bus.call(ConsoleApi.ATTACH, one);
    var second = server.bus.call(ConsoleApi.ATTACH, other);
    assertThat(Await.result(first).person()).isEqualTo("Ann");
    assertThat(Await.failure(second)).matches(
        problem -> Fault.is(problem, ErrorCode.CONSOLE_TAKEN));
    assertThat(server.consoles(ConsoleServer.ANN)).hasSize(1);
  }

  private boolean taken(String name) {
    return server.ask(ConsoleApi.TAKEN, new TakenQuery(name)).taken();
  }

  private static void assertNumbered(List<String> packets, int to) {
    assertThat(packets.stream().map(packet -> packet.replaceFirst("^\\{\"n\":(\\d+).*", "$1")))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, to).mapToObj(Integer::toString).toList());
  }
}
