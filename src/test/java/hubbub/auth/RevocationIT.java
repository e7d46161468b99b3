package hubbub.auth;

import static hubbub.auth.AuthRig.HERE;
import static hubbub.auth.AuthRig.refused;
import static hubbub.auth.AuthRig.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.ByActor;
import hubbub.contract.auth.ChangePassword;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Revoked;
import hubbub.contract.auth.SetRoles;
import hubbub.contract.auth.Token;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationIT {
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
  @DisplayName("A logout ends its own token, tells everybody, and outlives a restart")
  void logout_endsOneToken() {
    LoggedIn first = rig.login("Ann", "pw");
    LoggedIn second = rig.login("Ann", "pw");
    rig.ask(AuthApi.LOGOUT, new Token(first.token()));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token(first.token()));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.LOGOUT, new Token(first.token()));
    rig.ask(AuthApi.VERIFY, new Token(second.token()));
    Revoked told = told(1);
    assertThat(told.concerns(first.principal())).isTrue();
    assertThat(told.concerns(second.principal())).isFalse();
    rig.restart();
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token(first.token()));
    rig.ask(AuthApi.VERIFY, new Token(second.token()));
  }

  @Test
  @DisplayName("A revocation ends every login of the account made before, also one of the same millisecond")
  void revoke_endsWhatWasBeforeOnly() {
    LoggedIn before = rig.login("Ann", "pw");
    LoggedIn admin = rig.login("admin", AuthRig.ADMIN_PASSWORD);
    rig.ask(AuthApi.REVOKE, new ByActor("admin", "ann", "lost laptop"));
    LoggedIn after = rig.login("Ann", "pw");
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token(before.token()));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.LOGOUT, new Token(before.token()));
    assertThat(rig.ask(AuthApi.VERIFY, new Token(after.token()))).isEqualTo(after.principal());
    rig.ask(AuthApi.VERIFY, new Token(admin.token()));
    Revoked told = told(1);
    assertThat(told.concerns(before.principal())).isTrue();
    assertThat(told.concerns(after.principal())).isFalse();
    assertThat(told.concerns(admin.principal())).isFalse();
    assertThat(told.banned()).isFalse();
    rig.ask(AuthApi.REVOKE, new ByActor("admin", "ann", ""));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token(after.token()));
    assertThat(told(2).concerns(after.principal())).isTrue();
  }

  @Test
  @DisplayName("A new password ends the old one and every login made with it")
  void newPassword_endsTheOldOne() {
    LoggedIn before = rig.login("Ann", "pw");
    rig.ask(AuthApi.PASSWORD, change("ann", "pw", "new"));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token(before.token()));
    assertThat(told(1).concerns(before.principal())).isTrue();
    rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.LOGIN, withToken("Ann", "pw", HERE));
    LoggedIn after = rig.login("Ann", "new");
    rig.ask(AuthApi.VERIFY, new Token(after.token()));
  }

  @Test
  @DisplayName("A new password needs the old one and must fit")
  void newPassword_needsTheOldOne() {
    rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.PASSWORD, change("Ann", "no", "new"));
    rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.PASSWORD, change("Nobody", "no", "new"));
    rig.refused(ErrorCode.NAME_INVALID, AuthApi.PASSWORD, change("", "pw", "new"));
    rig.refused(ErrorCode.PASSWORD_INVALID, AuthApi.PASSWORD,
        new ChangePassword("Ann", Secrets.sha256("pw"), "", HERE));
    rig.login("Ann", "pw");
    assertThat(rig.revoked).isEmpty();
  }

  @Test
  @DisplayName("Who was checking the old password while it was changed is not let in")
  void passwordChangedMeanwhile_refusesTheOldOne() {
    rig.hasher.hold(1);
    Future<LoggedIn> late = rig.bus.call(AuthApi.LOGIN, withToken("Ann", "pw", HERE));
    Await.until("the old password is being checked", () -> rig.hasher.working.get() == 1);
    rig.ask(AuthApi.PASSWORD, change("Ann", "pw", "new"));
    assertThat(late.isComplete()).isFalse();
    rig.hasher.release();
    refused(ErrorCode.BAD_CREDENTIALS, late);
  }

  @Test
  @DisplayName("No token is said to hold after everybody was told that it has ended")
  void verifying_isNotOvertakenByTheEnd() {
    List<String> late = new CopyOnWriteArrayList<>();
    for (int round = 0; round < 100; round++) {
      LoggedIn in = rig.login("Ann", "pw");
      List<Future<?>> asked = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        asked.add(rig.bus.call(AuthApi.VERIFY, new Token(in.token())).onSuccess(who -> {
          if (rig.revoked.stream().anyMatch(revoked -> revoked.concerns(who))) {
            late.add(who.jti());
          }
        }).otherwiseEmpty());
        if (i == 3) {
          asked.add(rig.bus.call(AuthApi.LOGOUT, new Token(in.token())));
        }
      }
      Await.result(Future.all(asked));
    }
    assertThat(late).isEmpty();
  }

  @Test
  @DisplayName("A token ends with its time")
  void token_expires() {
    LoggedIn in = rig.login("Ann", "pw");
    rig.clock.set(in.principal().expiresAt() - 1);
    rig.ask(AuthApi.VERIFY, new Token(in.token()));
    rig.clock.set(in.principal().expiresAt());
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token(in.token()));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token("no token"));
  }

  @Test
  @DisplayName("A token shows the roles the account has now")
  void verify_tellsTheRolesOfNow() {
    LoggedIn in = rig.login("Ann", "pw");
    rig.ask(AuthApi.ROLES, new SetRoles("admin", "Ann", List.of(Principal.WIZARD)));
    assertThat(rig.ask(AuthApi.VERIFY, new Token(in.token())).roles()).containsExactly("user", "wizard");
  }

  @Test
  @DisplayName("A new signing key does not end the tokens of the old one before their time")
  void rotation_keepsOldTokens() {
    Await.result(rig.undeploy());
    rig.config.put("tokens", new JsonObject().put("rotateDays", 1));
    rig.start();
    LoggedIn old = rig.login("Ann", "pw");
    rig.clock.addAndGet(86_400_000 - 10_000);
    LoggedIn late = rig.login("Ann", "pw");
    rig.clock.addAndGet(9_000 + 86_400_000 / 2);
    rig.restart();
    LoggedIn fresh = rig.login("Ann", "pw");
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token(old.token()));
    assertThat(rig.ask(AuthApi.VERIFY, new Token(late.token()))).isEqualTo(late.principal());
    assertThat(rig.ask(AuthApi.VERIFY, new Token(fresh.token()))).isEqualTo(fresh.principal());
    assertThat(fresh.token().split("\\.")[0]).isNotEqualTo(late.token().split("\\.")[0]);
  }

  private Revoked told(int count) {
    Await.until("told " + count + " times", () -> rig.revoked.size() >= count);
    assertThat(rig.revoked).hasSize(count);
    return rig.revoked.getLast();
  }

  private static ChangePassword change(String name, String old, String fresh) {
    return new ChangePassword(name, Secrets.sha256(old), Secrets.sha256(fresh), HERE);
  }
}
