package hubbub.auth;

import static hubbub.auth.AuthRig.HERE;
import static hubbub.auth.AuthRig.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.ChangePassword;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Redeem;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuessingIT {
  @TempDir
  private Path folder;
  private AuthRig rig;

  @BeforeEach
  void start() {
    rig = AuthRig.started(folder);
    rig.register("Ann", "pw");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  @DisplayName("After five failures even the right password has to wait, and nothing is hashed meanwhile")
  void fiveFailures_holdUpTheAccount() {
    guess("Ann", 5);
    int before = rig.hasher.done();
    Fault wait = rig.refused(ErrorCode.THROTTLED, AuthApi.LOGIN, withToken("ann", "pw", "192.0.2.99"));
    assertThat(wait.detail()).endsWith("Try again in 1 s.");
    rig.refused(ErrorCode.THROTTLED, AuthApi.PASSWORD,
        new ChangePassword("Ann", Secrets.sha256("pw"), Secrets.sha256("new"), HERE));
    assertThat(rig.hasher.done()).isEqualTo(before);
    rig.clock.addAndGet(1_000);
    assertThat(rig.login("Ann", "pw").principal().name()).isEqualTo("Ann");
    guess("Ann", 4);
    rig.login("Ann", "pw");
  }

  @Test
  @DisplayName("A name without an account is held up just the same")
  void unknownName_isHeldUpAsWell() {
    guess("Nobody", 5);
    rig.refused(ErrorCode.THROTTLED, AuthApi.LOGIN, withToken("Nobody", "pw", HERE));
  }

  @Test
  @DisplayName("After twenty failures of one address nobody logs in from there, while others do")
  void twentyFailures_holdUpTheAddress() {
    for (int i = 0; i < 20; i++) {
      guess("name" + i, 1);
    }
    assertThat(rig.refused(ErrorCode.THROTTLED, AuthApi.LOGIN, withToken("Ann", "pw", HERE)).detail())
        .endsWith("Try again in 600 s.");
    rig.refused(ErrorCode.THROTTLED, AuthApi.REDEEM, new Redeem("code", HERE));
    rig.ask(AuthApi.LOGIN, withToken("Ann", "pw", "192.0.2.2"));
    rig.clock.addAndGet(600_000);
    rig.login("Ann", "pw");
  }

  @Test
  @DisplayName("A success does not make an address trusted")
  void success_keepsTheAddressCount() {
    for (int i = 0; i < 20; i++) {
      guess("name" + i, 1);
      if (i < 19) {
        rig.login("Ann", "pw");
      }
    }
    rig.refused(ErrorCode.THROTTLED, AuthApi.LOGIN, withToken("Ann", "pw", HERE));
  }

  @Test
  @DisplayName("Of a hundred guesses at once no more are answered than of guesses one by one")
  void guessesAtOnce_areNotAnswered() {
    List<Future<LoggedIn>> guesses = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      guesses.add(rig.bus.call(AuthApi.LOGIN, withToken("Ann", i == 99 ? "pw" : "no", "192.0.2." + i)));
    }
    Await.until("all are answered", () -> guesses.stream().allMatch(Future::isComplete));
    assertThat(guesses.stream().filter(guess -> Fault.is(guess.cause(), ErrorCode.BAD_CREDENTIALS))).hasSize(5);
    assertThat(guesses.stream().filter(guess -> Fault.is(guess.cause(), ErrorCode.THROTTLED))).hasSize(95);
  }

  @Test
  @DisplayName("The audit has one line where a wait begins, and no name that nobody has")
  void throttling_isAuditedOnce() {
    guess("Ann", 5);
    rig.clock.addAndGet(1_000);
    guess("Ann", 1);
    guess("MyPassw0rdAsName", 5);
    for (int i = 0; i < 9; i++) {
      guess("name" + i, 1);
    }
    List<JsonObject> lines = rig.audit().stream().filter(line -> line.getString("act").equals("throttled")).toList();
    assertThat(lines).extracting(line -> line.getString("scope")).containsExactly("account", "account", "address");
    assertThat(lines).extracting(line -> line.getString("address")).containsOnly(HERE);
    assertThat(lines.getFirst().getString("name")).isEqualTo("Ann");
    assertThat(lines.toString()).doesNotContain("MyPassw0rdAsName");
    rig.start();
  }

  private void guess(String name, int times) {
    for (int i = 0; i < times; i++) {
      rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.LOGIN, withToken(name, "no", HERE));
    }
  }
}
