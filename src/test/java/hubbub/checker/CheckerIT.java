package hubbub.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("Stopped, killed and cut off under load, the hub keeps one order, loses nothing and doubles nothing")
  void troubleUnderLoad_keepsOrder() throws InterruptedException {
    List<String> story = new ArrayList<>();
    assertThat(Checker.check(folder, 6, System.nanoTime() % 1_000_000, story::add)).as("%s", story).isEmpty();
  }
}
