package hubbub.auth;

import static hubbub.auth.AuthRig.HERE;
import static hubbub.auth.AuthRig.refused;
import static hubbub.auth.AuthRig.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Ban;
import hubbub.contract.auth.ByActor;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Login;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Revoked;
import hubbub.contract.auth.SetPassword;
import hubbub.contract.auth.Token;
import hubbub.testing.Await;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new password for who is connected, without the old one. */
class SetPasswordIT {
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
  @DisplayName("A new password ends the old one and every other login, of the same millisecond too, but not one's own")
  void newPassword_keepsOneLogin() {
    Principal mine = byPassword("pw");
    Principal other = byPassword("pw");
    LoggedIn token = rig.login("ann", "pw");
    Principal renewed = rig.ask(AuthApi.SET_PASSWORD, change(mine, "new"));
    Revoked told = told(1);
    assertThat(told.concerns(mine)).isFalse();
    assertThat(told.concerns(renewed)).isFalse();
    assertThat(told.concerns(other)).isTrue();
    assertThat(told.concerns(token.principal())).isTrue();
    assertThat(renewed).isEqualTo(new Principal("Ann", List.of("user"), mine.jti(), told.before(), 0));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token(token.token()));
    rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.LOGIN, withToken("Ann", "pw", HERE));
    rig.restart();
    rig.login("Ann", "new");
    rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.LOGIN, withToken("Ann", "pw", HERE));
  }

  @Test
  @DisplayName("Whoever hears of the revocation before the answer already knows which login goes on")
  void revocation_mayBeHeardFirst() {
    for (int round = 0; round < 20; round++) {
      Principal mine = byPassword("pw");
      int before = rig.revoked.size();
      Future<Principal> answer = rig.bus.call(AuthApi.SET_PASSWORD, change(mine, "pw"));
      Await.until("the revocation is heard", () -> rig.revoked.size() > before);
      assertThat(rig.revoked.getLast().concerns(mine)).isFalse();
      assertThat(rig.revoked.getLast().concerns(Await.result(answer))).isFalse();
    }
  }

  @Test
  @DisplayName("Who has changed the password may change it again, and what is revoked later ends that login as well")
  void keptLogin_isAnOrdinaryOne() {
    Principal first = byPassword("pw");
    Principal second = rig.ask(AuthApi.SET_PASSWORD, change(first, "new"));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.SET_PASSWORD, change(first, "from before"));
    Principal third = rig.ask(AuthApi.SET_PASSWORD, change(second, "newer"));
    Principal elsewhere = rig.ask(AuthApi.SET_PASSWORD, change(byPassword("newer"), "newest"));
    assertThat(told(3).concerns(third)).isTrue();
    rig.ask(AuthApi.REVOKE, new ByActor("admin", "Ann", ""));
    assertThat(told(4).concerns(elsewhere)).isTrue();
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.SET_PASSWORD, change(elsewhere, "late"));
    rig.login("Ann", "newest");
  }

  @Test
  @DisplayName("A login that ends while the new password is being hashed sets none")
  void revokedMeanwhile_changesNothing() {
    Principal mine = byPassword("pw");
    rig.hasher.hold(1);
    Future<Principal> late = rig.bus.call(AuthApi.SET_PASSWORD, change(mine, "stolen"));
    Await.until("it is being hashed", () -> rig.hasher.working.get() == 1);
    rig.ask(AuthApi.REVOKE, new ByActor("admin", "Ann", ""));
    rig.hasher.release();
    refused(ErrorCode.TOKEN_INVALID, late);
    rig.login("Ann", "pw");
  }

  @Test
  @DisplayName("Guests, ended tokens, banned people and secrets that do not fit are refused, and nobody is told")
  void refusals_changeNothing() {
    Principal mine = byPassword("pw");
    LoggedIn token = rig.login("Ann", "pw");
    rig.ask(AuthApi.LOGOUT, new Token(token.token()));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.SET_PASSWORD, change(token.principal(), "new"));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.SET_PASSWORD, change(Principal.guest("Ann"), "new"));
    Principal nobody = new Principal("Nobody", List.of("user"), "x", Long.MAX_VALUE, 0);
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.SET_PASSWORD, change(nobody, "new"));
    for (String wrong : List.of("", "x".repeat(257), "a\nb")) {
      rig.refused(ErrorCode.PASSWORD_INVALID, AuthApi.SET_PASSWORD, new SetPassword(mine, wrong));
    }
    assertThat(told(1).jti()).isEqualTo(token.principal().jti());
    rig.ask(AuthApi.BAN, new Ban("admin", "Ann", Long.MAX_VALUE, ""));
    rig.refused(ErrorCode.BANNED, AuthApi.SET_PASSWORD, change(mine, "new"));
  }

  @Test
  @DisplayName("The audit tells of it, without the secret")
  void newPassword_isAudited() {
    rig.ask(AuthApi.SET_PASSWORD, change(byPassword("pw"), "new"));
    assertThat(rig.audit()).anySatisfy(line -> assertThat(line.encode()).contains("\"password\"", "Ann"))
        .noneSatisfy(line -> assertThat(line.encode()).contains(Secrets.sha256("new")));
    rig.start();
  }

  private Principal byPassword(String password) {
    return rig.ask(AuthApi.LOGIN, new Login("Ann", Secrets.sha256(password), HERE, false, false)).principal();
  }

  private Revoked told(int count) {
    Await.until("told " + count + " times", () -> rig.revoked.size() >= count);
    assertThat(rig.revoked).hasSize(count);
    return rig.revoked.getLast();
  }

  private static SetPassword change(Principal principal, String password) {
    return new SetPassword(principal, Secrets.sha256(password));
  }
}
