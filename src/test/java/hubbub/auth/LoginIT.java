package hubbub.auth;

import static hubbub.auth.AuthRig.HERE;
import static hubbub.auth.AuthRig.refused;
import static hubbub.auth.AuthRig.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Health;
import hubbub.contract.auth.Account;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Login;
import hubbub.contract.auth.Named;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Register;
import hubbub.contract.auth.Token;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginIT {
  @TempDir
  private Path folder;
  private AuthRig rig;

  @BeforeEach
  void start() {
    rig = AuthRig.started(folder);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  @DisplayName("Who registered logs in under any capitals and is shown as registered")
  void registered_logsIn() {
    Account account = rig.ask(AuthApi.REGISTER, new Register("Ännchen", Secrets.sha256("pw"), HERE));
    assertThat(account).isEqualTo(new Account("Ännchen", List.of("user"), rig.clock.get(), 0));
    LoggedIn in = rig.login("äNNCHEN", "pw");
    assertThat(in.created()).isFalse();
    assertThat(in.principal().name()).isEqualTo("Ännchen");
    assertThat(rig.ask(AuthApi.VERIFY, new Token(in.token()))).isEqualTo(in.principal());
    assertThat(rig.ask(AuthApi.ACCOUNT, new Named("ÄNNCHEN"))).isEqualTo(account);
  }

  @Test
  @DisplayName("Without the wish for a token there is none, and the proof was made now")
  void loginWithoutToken_givesAPrincipalOnly() {
    rig.register("Ann", "pw");
    LoggedIn in = rig.ask(AuthApi.LOGIN, new Login("ann", Secrets.sha256("pw"), HERE, false, false));
    String jti = in.principal().jti();
    assertThat(jti).hasSize(32);
    assertThat(in).isEqualTo(new LoggedIn(new Principal("Ann", List.of("user"), jti, rig.clock.get(), 0), false, ""));
  }

  @Test
  @DisplayName("A login may register an unknown name")
  void loginOfUnknownName_registersWhereAsked() {
    Login login = new Login("New", Secrets.sha256("pw"), HERE, true, true);
    LoggedIn in = rig.ask(AuthApi.LOGIN, login);
    assertThat(in.created()).isTrue();
    assertThat(rig.ask(AuthApi.VERIFY, new Token(in.token())).name()).isEqualTo("New");
    assertThat(rig.ask(AuthApi.LOGIN, login).created()).isFalse();
  }

  @Test
  @DisplayName("Names that are taken, reserved or impossible, and impossible secrets, are refused")
  void registration_refusesWhatDoesNotFit() {
    rig.register("Ann", "pw");
    String secret = Secrets.sha256("pw");
    rig.refused(ErrorCode.NAME_TAKEN, AuthApi.REGISTER, new Register("ANN", secret, HERE));
    rig.refused(ErrorCode.NAME_TAKEN, AuthApi.REGISTER, new Register("Admin", secret, HERE));
    for (String name : List.of("server", "SERVER", "", "a\nb", "x".repeat(33))) {
      rig.refused(ErrorCode.NAME_INVALID, AuthApi.REGISTER, new Register(name, secret, HERE));
      rig.refused(ErrorCode.NAME_INVALID, AuthApi.LOGIN, new Login(name, secret, HERE, true, true));
    }
    for (String wrong : List.of("", "x".repeat(257), "a\tb")) {
      rig.refused(ErrorCode.PASSWORD_INVALID, AuthApi.REGISTER, new Register("Bob", wrong, HERE));
      rig.refused(ErrorCode.PASSWORD_INVALID, AuthApi.LOGIN, new Login("Bob", wrong, HERE, true, true));
    }
    rig.refused(ErrorCode.NO_SUCH_ACCOUNT, AuthApi.ACCOUNT, new Named("Bob"));
    rig.refused(ErrorCode.NO_SUCH_ACCOUNT, AuthApi.ACCOUNT, new Named("a\nb"));
  }

  @Test
  @DisplayName("Where registration is off nobody registers, by no way, and the answers do not tell names apart")
  void registrationOff_refuses() {
    Await.result(rig.undeploy());
    rig.config.put("registration", false);
    rig.start();
    String secret = Secrets.sha256("pw");
    rig.refused(ErrorCode.REGISTRATION_OFF, AuthApi.REGISTER, new Register("Ann", secret, HERE));
    rig.refused(ErrorCode.REGISTRATION_OFF, AuthApi.REGISTER, new Register("admin", secret, HERE));
    rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.LOGIN, new Login("Ann", secret, HERE, true, true));
    rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.LOGIN, new Login("admin", secret, HERE, true, true));
  }

  @Test
  @DisplayName("Of many who register a name at once one gets it")
  void registrationsAtOnce_oneWins() {
    List<Future<Account>> wishes = IntStream.range(0, 20)
        .mapToObj(i -> rig.bus.call(AuthApi.REGISTER, new Register("Ann", Secrets.sha256("pw" + i), HERE))).toList();
    Await.until("all are answered", () -> wishes.stream().allMatch(Future::isComplete));
    assertThat(wishes.stream().filter(Future::succeeded)).hasSize(1);
    assertThat(wishes.stream().filter(Future::failed))
        .allMatch(wish -> Fault.is(wish.cause(), ErrorCode.NAME_TAKEN));
  }

  @Test
  @DisplayName("Of many first logins at once one registers, and those with its password are let in as well")
  void firstLoginsAtOnce_oneRegisters() {
    Login login = new Login("Ann", Secrets.sha256("pw"), HERE, true, true);
    List<Future<LoggedIn>> logins = IntStream.range(0, 8).mapToObj(i -> rig.bus.call(AuthApi.LOGIN, login)).toList();
    assertThat(logins.stream().map(Await::result).filter(LoggedIn::created)).hasSize(1);
  }

  @Test
  @DisplayName("An unknown name gets the same answer as a wrong password, after the same work")
  void unknownName_isNotToldApart() {
    rig.register("Ann", "pw");
    int before = rig.hasher.done();
    Fault wrong = rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.LOGIN, withToken("Ann", "no", HERE));
    int forWrong = rig.hasher.done() - before;
    Fault unknown = rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.LOGIN, withToken("Nobody", "no", HERE));
    assertThat(unknown.detail()).isEqualTo(wrong.detail());
    assertThat(forWrong).isEqualTo(1);
    assertThat(rig.hasher.done() - before - forWrong).isEqualTo(1);
  }

  @Test
  @DisplayName("A hash of other parameters is made anew at the next login, once")
  void otherParameters_areTakenUpAtLogin() {
    rig.register("Ann", "pw");
    Await.result(rig.undeploy());
    rig.config.getJsonObject("hashing").put("passes", 2);
    rig.start();
    int before = rig.hasher.hashed.get();
    rig.login("Ann", "pw");
    assertThat(rig.hasher.hashed.get() - before).isEqualTo(1);
    rig.login("Ann", "pw");
    assertThat(rig.hasher.hashed.get() - before).isEqualTo(1);
    rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.LOGIN, withToken("Ann", "no", HERE));
  }

  @Test
  @DisplayName("Accounts, tokens and roles outlive a restart")
  void restart_keepsAccountsAndTokens() {
    rig.register("Ann", "pw");
    LoggedIn in = rig.login("Ann", "pw");
    rig.restart();
    assertThat(rig.ask(AuthApi.VERIFY, new Token(in.token()))).isEqualTo(in.principal());
    assertThat(rig.login("Ann", "pw").created()).isFalse();
    assertThat(rig.login("admin", AuthRig.ADMIN_PASSWORD).principal().admin()).isTrue();
  }

  @Test
  @DisplayName("A body of the wrong shape is answered as such")
  void malformedBody_isBadRequest() {
    for (Object body : List.of("text", new JsonObject(), new JsonObject().put("name", 7).put("secret", true))) {
      ReplyException refused = (ReplyException) Await.failure(
          rig.vertx.eventBus().request(AuthApi.LOGIN.address(), body));
      assertThat(refused.failureCode()).isEqualTo(ErrorCode.BAD_REQUEST.number());
    }
  }

  @Test
  @DisplayName("It says that it is well, and after its end nobody answers")
  void health_isServedUntilTheEnd() {
    assertThat(rig.ask(Health.of("auth"), Done.DONE)).isEqualTo(Health.READY);
    Await.result(rig.undeploy());
    refused(ErrorCode.UNAVAILABLE, rig.bus.call(Health.of("auth"), Done.DONE));
    rig.start();
  }
}
