package hubbub.checker;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Balancer;
import hubbub.testing.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the fault schedule; {@code make faults} is the long one. */
@EnabledIf("installed")
class FaultsIT {
  @TempDir
  private Path folder;

  static boolean installed() {
    return RedisServer.available() && Balancer.available();
  }

  @Test
  @DisplayName("While a node is killed and Redis and the balancer start anew, 30 people at three nodes keep one order")
  void faultsUnderLoad_keepOrder() throws InterruptedException {
    List<String> story = new ArrayList<>();
    assertThat(Faults.check(folder, List.of(Trouble.NODE_KILL, Trouble.REDIS_RESTART, Trouble.BALANCER), 3,
        System.nanoTime() % 1_000_000, story::add)).as("%s", story).isEmpty();
  }
}
