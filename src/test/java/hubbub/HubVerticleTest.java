package hubbub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.ProbeVerticle.Diary;
import hubbub.bus.Absences;
import hubbub.testing.Await;
import hubbub.testing.CapturedLog;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HubVerticleTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("Verticles start one after the other in the order of the list")
  void start_isInOrder() {
    Await.result(hub(probe("one"), probe("two"), probe("three")));
    assertThat(diary()).containsExactly(
        "one starts", "one started", "two starts", "two started", "three starts", "three started");
  }

  @Test
  @DisplayName("Verticles stop one after the other in reverse")
  void undeploy_stopsInReverse() {
    String hub = Await.result(hub(probe("one"), probe("two"), probe("three")));
    diary().clear();
    Await.result(vertx.undeploy(hub));
    assertThat(diary()).containsExactly(
        "three stops", "three stopped", "two stops", "two stopped", "one stops", "one stopped");
    assertThat(vertx.deploymentIDs()).isEmpty();
  }

  @Test
  @DisplayName("If one does not start, those before it are stopped and the failure names it")
  void failedStart_stopsTheOthers() {
    Throwable failure = Await.failure(hub(probe("one"), probe("two").put("failingStarts", 1), probe("three")));
    assertThat(failure).hasMessageContaining("two").hasRootCauseMessage("no such luck");
    assertThat(diary()).containsExactly("one starts", "one started", "two starts", "one stops", "one stopped");
    assertThat(vertx.deploymentIDs()).isEmpty();
  }

  @Test
  @DisplayName("A verticle whose deployment is gone is deployed anew within 2 s, and the others are left alone")
  void goneDeployment_isRedeployed() {
    Await.result(hub(probe("one")));
    String one = ids().stream().max(String::compareTo).orElseThrow();
    Await.result(vertx.undeploy(one));
    Await.until("one runs again", Duration.ofSeconds(2), () -> times("one started") == 2);
  }

  @Test
  @DisplayName("A verticle that no longer listens at its health address is deployed anew within 2 s")
  void absentHealth_isRedeployed() {
    Await.result(hub(probe("one"), probe("two")));
    Await.result(vertx.eventBus().request("probe.two.mute", new JsonObject()));
    Await.until("two runs again", Duration.ofSeconds(2), () -> times("two started") == 2);
    assertThat(times("two stopped")).isEqualTo(1);
    assertThat(times("one starts")).isEqualTo(1);
  }

  @Test
  @DisplayName("A verticle that does not answer three times in a row is deployed anew")
  void silence_isRedeployed() {
    Await.result(hub(probe("one").put("silent", true)));
    Await.until("one runs again", Duration.ofSeconds(8), () -> times("one started") == 2);
  }

  @Test
  @DisplayName("A verticle that does not come up again is tried again, while others serve and the hub can stop")
  void failedRedeploy_isRetried() {
    String hub = Await.result(hub(probe("one").put("workingStarts", 1), probe("two")));
    Await.result(vertx.eventBus().request("probe.one.mute", new JsonObject()));
    Await.until("three more tries", Duration.ofSeconds(4), () -> times("one starts") == 4);
    Await.result(vertx.eventBus().request("two.health", new JsonObject()));
    Await.result(vertx.undeploy(hub));
    assertThat(vertx.deploymentIDs()).isEmpty();
  }

  @Test
  @DisplayName("A verticle whose store is in use stands by while the others start, and takes over when it is free")
  void storeInUse_isWaitedFor() {
    Await.result(hub(probe("one").put("startsInUse", 3), probe("two")));
    assertThat(times("one started")).isZero();
    assertThat(times("two started")).isEqualTo(1);
    Await.until("one takes over", Duration.ofSeconds(4), () -> times("one started") == 1);
    Await.result(vertx.eventBus().request("one.health", new JsonObject()));
    assertThat(times("one starts")).isEqualTo(4);
  }

  @Test
  @DisplayName("A hub whose verticle stands by stops at once, and does not try any more")
  void standby_doesNotKeepTheHub() {
    String hub = Await.result(hub(probe("one").put("startsInUse", 1_000)));
    Await.until("tried again", Duration.ofSeconds(4), () -> times("one starts") == 2);
    Await.result(vertx.undeploy(hub));
    long starts = times("one starts");
    assertThat(vertx.deploymentIDs()).isEmpty();
    Await.result(vertx.timer(700));
    assertThat(times("one starts")).isEqualTo(starts);
  }

  @Test
  @DisplayName("A verticle that failed to start while it stood by says, once it stands by again, who has its store")
  void failedStandby_saysWhyAgain() {
    Await.result(hub(probe("one").put("startsInUse", 1_000).put("failingStart", 2)));
    Await.until("it stands by again", Duration.ofSeconds(6), () -> times("one starts") == 4);
    assertThat(Absences.of(vertx)).containsEntry("one", "The store probe is in use by somebody.");
  }

  @Test
  @DisplayName("A verticle that served and finds its store in use when it is started again stands by from then on")
  void lostStore_isWaitedFor() {
    Await.result(hub(probe("one").put("lostStarts", 2)));
    Await.result(vertx.eventBus().request("probe.one.mute", new JsonObject()));
    Await.until("one serves again", Duration.ofSeconds(6), () -> times("one started") == 2);
    assertThat(times("one starts")).isEqualTo(4);
  }

  @Test
  @DisplayName("A verticle that cannot reach its store again says so once, and starts after who had it, if any")
  void awayStore_isWaitedForQuietly() {
    try (CapturedLog said = CapturedLog.of("hubbub.Supervised")) {
      Await.result(hub(probe("one").put("awayStarts", 1).put("awayAsks", 3)));
      Await.result(vertx.eventBus().request("probe.one.mute", new JsonObject()));
      Await.until("it asks", Duration.ofSeconds(5), () -> times("one asks") >= 2);
      assertThat(Absences.helpless(vertx)).containsEntry("one", "no way to the store");
      Await.until("one serves again", Duration.ofSeconds(8), () -> times("one started") == 2);
      assertThat(times("one asks")).isEqualTo(5);
      assertThat(times("one starts")).isEqualTo(3);
      Await.until("that is noted", Duration.ofSeconds(5), () -> Absences.helpless(vertx).isEmpty());
      assertThat(said.lines().stream().filter(line -> line.contains("reason="))).containsExactly(
          "ERROR verticle.crashed name=one reason=absent retry_ms=100",
          "WARN verticle.standby name=one reason=\"no way to the store\"");
    }
  }

  @Test
  @DisplayName("A verticle whose store answers but cannot be opened is not deployed again at once")
  void unusableStore_isTriedLessOften() {
    Await.result(hub(probe("one").put("awayStarts", 1_000)));
    Await.result(vertx.eventBus().request("probe.one.mute", new JsonObject()));
    long start = System.nanoTime();
    Await.until("two tries", Duration.ofSeconds(8), () -> times("one starts") >= 3);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(3));
  }

  @Test
  @DisplayName("A verticle that hangs while it stops keeps neither the others from stopping nor the hub past its time")
  void hangingStop_isLeftBehind() {
    String hub = Await.result(hub(probe("one"), probe("two").put("hangs", true)));
    long start = System.nanoTime();
    Await.result(vertx.undeploy(hub));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(990), Duration.ofSeconds(3));
    assertThat(times("one stopped")).isEqualTo(1);
  }

  private Future<String> hub(JsonObject... probes) {
    JsonArray lines = new JsonArray();
    for (JsonObject probe : probes) {
      lines.add(new JsonObject().put("name", probe.getString("name")).put("verticle", ProbeVerticle.class.getName())
          .put("config", probe));
    }
    JsonObject config = new JsonObject().put("verticles", lines).put("drainSeconds", 1);
    return vertx.deployVerticle(new HubVerticle(), new DeploymentOptions().setConfig(config));
  }

  private static JsonObject probe(String name) {
    return new JsonObject().put("name", name);
  }

  private List<String> diary() {
    return Diary.of(vertx).lines();
  }

  private List<String> ids() {
    return List.copyOf(vertx.deploymentIDs());
  }

  private long times(String line) {
    return Diary.of(vertx).count(line);
  }
}
