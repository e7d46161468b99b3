package hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Pulse;
import hubbub.contract.terminal.Closed;
import hubbub.contract.terminal.Notice;
import hubbub.contract.terminal.Open;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("When the verticle stops, viewers are told and no process is left; it starts again without sessions")
  void stop_leavesNothing() {
    String mark = UUID.randomUUID().toString();
    try (TerminalServer server = TerminalServer.in(folder)) {
      List<Pulse> started = new CopyOnWriteArrayList<>();
      Await.result(server.bus.listen(TerminalApi.STARTED, started::add).ready());
      Watching ann = server.open(TerminalServer.ANN);
      Watching left = server.open(TerminalServer.ROOT);
      ann.run("setsid -f sleep 7000 " + mark + " x 2>/dev/null; exec -a " + mark + " sleep 7000");
      ann.run("bash -c 'trap : HUP TERM; while :; do sleep 7000; done' " + mark);
      left.run("bash -c 'nohup sleep 7000 & wait' " + mark);
      left.leave();
      Await.until("they run", () -> processes(mark).size() >= 3);

      server.stop();
      assertThat(processes(mark)).isEmpty();
      assertThat(Notice.fromJson(ann.told(Kind.NOTICE).body()).kind()).isEqualTo(Notice.Kind.DRAINING);
      assertThat(Closed.fromJson(ann.told(Kind.CLOSED).body()).reason()).isEqualTo(Closed.Reason.DRAINING);
      server.deploy();
      Await.until("it says that it has started", () -> !started.isEmpty());
      assertThat(server.sessions(TerminalServer.ANN)).isEmpty();
      server.refused(TerminalApi.OPEN, server.resuming(ann), ErrorCode.NO_SUCH_TERMINAL);
    }
  }

  @Test
  @DisplayName("Without a rule for a person the hub's own user is taken, with one warning, while nobody else can come")
  void unmapped_byLoopbackOnly() {
    try (TerminalServer server = TerminalServer.in(folder); CapturedLog log = CapturedLog.of("hubbub.terminal")) {
      Open open = server.request(TerminalServer.ANN);
      server.open(TerminalServer.ANN);
      server.open(TerminalServer.ANN);

      assertThat(server.refused(TerminalApi.OPEN, new Open(open.principal(), open.viewer(), open.bridge(), false, "",
          "", List.of(), false, 0), ErrorCode.NO_OS_USER).detail()).contains("network");
      assertThat(log.lines().stream().filter(line -> line.contains("terminal.user.unmapped"))).hasSize(1);
    }
  }

  @Test
  @DisplayName("A rule for a user that does not exist refuses the terminal, also on loopback")
  void missingUser_refused() {
    JsonObject conf = new JsonObject().put("users", new JsonArray()
        .add(new JsonObject().put("role", "wizard").put("user", "no-such-user")));
    try (TerminalServer server = TerminalServer.in(folder, conf)) {
      server.refused(TerminalApi.OPEN, server.request(TerminalServer.ANN), ErrorCode.NO_OS_USER);
      server.open(TerminalServer.ROOT);
    }
  }

  private static List<String> processes(String mark) {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(path -> path.getFileName().toString().matches("\\d+")).map(StopIT::commandLine)
          .filter(line -> line.contains(mark)).toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static String commandLine(Path process) {
    try {
      return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
