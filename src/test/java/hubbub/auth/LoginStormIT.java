package hubbub.auth;

import static hubbub.auth.AuthRig.refused;
import static hubbub.auth.AuthRig.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Health;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.LoggedIn;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginStormIT {
  @TempDir
  private Path folder;
  private AuthRig rig;

  @BeforeEach
  void start() {
    rig = new AuthRig(folder);
    rig.config.put("hashing", new JsonObject().put("memoryKib", 8).put("passes", 1)
        .put("threads", 2).put("queue", 16));
    rig.start();
    rig.register("Ann", "pw");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  @DisplayName("Of 200 logins at once two are worked on, 16 wait, the rest hear that it is busy, and the loop turns on")
  void storm_isBusyForTheRest() {
    rig.hasher.hold(Integer.MAX_VALUE);
    AtomicInteger ticks = new AtomicInteger();
    // There is one event loop only, so this timer is on the verticle's.
    rig.vertx.setPeriodic(1, id -> ticks.incrementAndGet());
    List<Future<LoggedIn>> logins = IntStream.range(0, 200)
        .mapToObj(i -> rig.bus.call(AuthApi.LOGIN, withToken("Ann", "pw", "192.0.2." + i))).toList();
    Await.until("182 are refused", () -> logins.stream().filter(Future::failed).count() == 182);
    assertThat(logins.stream().filter(Future::failed))
        .allMatch(login -> Fault.is(login.cause(), ErrorCode.BUSY));
    Await.until("two are worked on", () -> rig.hasher.working.get() == 2);
    int before = ticks.get();
    Await.until("the loop turns on", () -> ticks.get() >= before + 100);
    assertThat(rig.ask(Health.of("auth"), Done.DONE)).isEqualTo(Health.READY);
    assertThat(rig.hasher.working).hasValue(2);
    rig.hasher.release();
    logins.stream().filter(login -> !login.failed()).forEach(Await::result);
    assertThat(logins.stream().filter(Future::succeeded)).hasSize(18);
    rig.login("Ann", "pw");
  }

  @Test
  @DisplayName("A stop finishes and answers what is worked on, and refuses what waits")
  void stop_answersWhatIsOnItsWay() {
    rig.hasher.hold(2);
    List<Future<LoggedIn>> logins = IntStream.range(0, 6)
        .mapToObj(i -> rig.bus.call(AuthApi.LOGIN, withToken("Ann", "pw", AuthRig.HERE))).toList();
    Await.until("two are worked on", () -> rig.hasher.working.get() == 2);
    Await.result(rig.bus.call(Health.of("auth"), Done.DONE));
    Future<Void> stopped = rig.undeploy();
    Await.until("nobody is let in any more", () -> {
      Future<Health> ask = rig.bus.call(Health.of("auth"), Done.DONE);
      Await.until("there is an answer", ask::isComplete);
      return Fault.is(ask.cause(), ErrorCode.UNAVAILABLE);
    });
    rig.hasher.release();
    Await.result(stopped);
    // Which two came first to the hasher is nobody's promise.
    Await.until("all are answered", () -> logins.stream().allMatch(Future::isComplete));
    assertThat(logins.stream().filter(Future::succeeded)).hasSize(2);
    logins.stream().filter(Future::failed).forEach(waiting -> refused(ErrorCode.UNAVAILABLE, waiting));
    rig.start();
    rig.login("Ann", "pw");
  }
}
