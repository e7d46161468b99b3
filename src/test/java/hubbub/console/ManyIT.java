package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.console.Attached;
import hubbub.contract.console.Closed;
import hubbub.contract.console.ConsoleState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyIT {
  private static final int MANY = 100;
  @TempDir
  private Path folder;

  @Test
  @DisplayName("A hundred consoles at once: each page gets its own and nobody else's, and all end together")
  void hundred_atOnce() throws Exception {
    try (ConsoleServer server = ConsoleServer.in(folder); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Sitting>> coming = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        var attach = server.request(ConsoleServer.principal("p" + i, "user"));
        coming.add(threads.submit(() -> Sitting.at(server, attach).up()));
      }
      List<Sitting> all = new ArrayList<>();
      for (Future<Sitting> one : coming) {
        all.add(one.get());
      }
      assertThat(all).extracting(Sitting::attached).extracting(Attached::console).doesNotHaveDuplicates();
      for (int n = 0; n < 20; n++) {
        for (Sitting one : all) {
          one.send("{\"of\":\"" + one.viewer() + "\",\"n\":" + n + "}");
        }
      }
      for (Sitting one : all) {
        one.hears("{\"of\":\"" + one.viewer() + "\",\"n\":19}");
        assertThat(one.packets()).hasSize(20).allMatch(packet -> packet.contains("\"" + one.viewer() + "\""));
      }
      assertThat(server.consoles(ConsoleServer.ROOT)).hasSize(MANY).allMatch(ConsoleState::running);
      server.stop();
      assertThat(server.processes()).isEmpty();
      all.forEach(one -> one.closed(Closed.Reason.DRAINING));
      server.deploy();
    }
  }
}
