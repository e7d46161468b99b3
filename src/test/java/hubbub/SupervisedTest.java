package hubbub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.ProbeVerticle.Diary;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SupervisedTest {
  private static final String NAME = "one";
  private static final int IN_USE = 4;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("A verticle that stood by for long while another served is soon started again when it crashes")
  void longStandby_forgetsCrashes() {
    assertThat(crashesAroundStandby(Duration.ofMillis(100))).containsExactly(
        "ERROR verticle.crashed name=one reason=absent retry_ms=100",
        "ERROR verticle.crashed name=one reason=absent retry_ms=100");
  }

  @Test
  @DisplayName("A verticle that crashes again after it stood by for a moment is started later than the first time")
  void shortStandby_remembersCrashes() {
    assertThat(crashesAroundStandby(Duration.ofMinutes(1))).containsExactly(
        "ERROR verticle.crashed name=one reason=absent retry_ms=100",
        "ERROR verticle.crashed name=one reason=absent retry_ms=200");
  }

  private List<String> crashesAroundStandby(Duration steady) {
    JsonObject config = new JsonObject().put("name", NAME).put("lostStarts", IN_USE);
    Supervised one = new Supervised(vertx,
        new Deployed(NAME, ProbeVerticle.class.getName(), config, 1, ThreadingModel.EVENT_LOOP, Optional.empty()),
        steady);
    try (CapturedLog said = CapturedLog.of(Supervised.class.getName())) {
      Await.result(inside(one::start));
      crash(one, said, 1);
      Await.until("it has stood by", () -> looked(one) && times("one starts") == IN_USE + 2);
      Await.until("it serves again", () -> times("one started") == 2);
      crash(one, said, 2);
      Await.result(inside(one::stop));
      return crashes(said);
    }
  }

  private void crash(Supervised one, CapturedLog said, int count) {
    Await.result(vertx.eventBus().request("probe.one.mute", new JsonObject()));
    Await.until("the crash is seen", () -> looked(one) && crashes(said).size() == count);
  }

  private boolean looked(Supervised one) {
    Await.result(inside(() -> {
      one.look();
      return Future.succeededFuture();
    }));
    return true;
  }

  private Future<Void> inside(Supplier<Future<Void>> step) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(go -> step.get().onComplete(done));
    return done.future();
  }

  private static List<String> crashes(CapturedLog said) {
    return said.lines().stream().filter(line -> line.contains("verticle.crashed")).toList();
  }

  private long times(String line) {
    return Diary.of(vertx).count(line);
  }
}
