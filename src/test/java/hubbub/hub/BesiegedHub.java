package hubbub.hub;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that mean harm to one hub, all of them the same, which none of them may do any. */
abstract class BesiegedHub {
  static Siege siege;

  @BeforeAll
  static void begin(@TempDir Path folder) {
    siege = Siege.in(folder, new JsonObject().put("messagesPerSecond", 10_000).put("loginSeconds", 60));
  }

  @AfterAll
  static void end() {
    siege.close();
  }

  @AfterEach
  void nothingHappened() {
    siege.assertUnharmed();
  }
}
