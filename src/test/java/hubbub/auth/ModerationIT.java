package hubbub.auth;

import static hubbub.auth.AuthRig.HERE;
import static hubbub.auth.AuthRig.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Ban;
import hubbub.contract.auth.ByActor;
import hubbub.contract.auth.ChangePassword;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Named;
import hubbub.contract.auth.RolesChanged;
import hubbub.contract.auth.SetRoles;
import hubbub.contract.auth.Token;
import hubbub.testing.Await;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModerationIT {
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
  @DisplayName("Only an administrator who is not banned moderates")
  void others_mayNotModerate() {
    rig.register("Bob", "pw");
    rig.ask(AuthApi.ROLES, roles("admin", "Bob", "admin"));
    rig.ask(AuthApi.BAN, new Ban("admin", "Bob", Long.MAX_VALUE, ""));
    for (String actor : List.of("Ann", "Bob", "Nobody", "", "a\nb")) {
      rig.refused(ErrorCode.FORBIDDEN, AuthApi.ROLES, roles(actor, "Ann", "admin"));
      rig.refused(ErrorCode.FORBIDDEN, AuthApi.BAN, new Ban(actor, "Ann", Long.MAX_VALUE, ""));
      rig.refused(ErrorCode.FORBIDDEN, AuthApi.UNBAN, new ByActor(actor, "Bob", ""));
      rig.refused(ErrorCode.FORBIDDEN, AuthApi.REVOKE, new ByActor(actor, "Ann", ""));
    }
    assertThat(rig.ask(AuthApi.ACCOUNT, new Named("Ann")).roles()).containsExactly("user");
  }

  @Test
  @DisplayName("What concerns an account that is not there says so")
  void unknownAccount_isNamed() {
    rig.refused(ErrorCode.NO_SUCH_ACCOUNT, AuthApi.ROLES, roles("admin", "Nobody"));
    rig.refused(ErrorCode.NO_SUCH_ACCOUNT, AuthApi.BAN, new Ban("admin", "Nobody", Long.MAX_VALUE, ""));
    rig.refused(ErrorCode.NO_SUCH_ACCOUNT, AuthApi.UNBAN, new ByActor("admin", "Nobody", ""));
    rig.refused(ErrorCode.NO_SUCH_ACCOUNT, AuthApi.REVOKE, new ByActor("admin", "a\nb", ""));
  }

  @Test
  @DisplayName("Roles are those three, and user is always among them")
  void roles_areOfThree() {
    rig.ask(AuthApi.ROLES, roles("ADMIN", "ann", "admin", "wizard"));
    assertThat(rig.ask(AuthApi.ACCOUNT, new Named("Ann")).roles()).containsExactly("user", "wizard", "admin");
    rig.refused(ErrorCode.BAD_REQUEST, AuthApi.ROLES, roles("admin", "Ann", "god"));
    rig.ask(AuthApi.ROLES, roles("Ann", "Ann"));
    assertThat(rig.ask(AuthApi.ACCOUNT, new Named("Ann")).roles()).containsExactly("user");
    Await.until("both changes are told", () -> rig.changed.size() == 2);
    assertThat(rig.changed).containsExactly(new RolesChanged("Ann", List.of("user", "wizard", "admin")),
        new RolesChanged("Ann", List.of("user")));
  }

  @Test
  @DisplayName("A banned account is told so after the right password only, its logins end, and the ban with its time")
  void ban_endsLoginsUntilItsTime() {
    LoggedIn before = rig.login("Ann", "pw");
    long until = rig.clock.get() + 60_000;
    rig.ask(AuthApi.BAN, new Ban("admin", "Ann", until, "spam"));
    assertThat(rig.ask(AuthApi.ACCOUNT, new Named("Ann")).bannedUntil()).isEqualTo(until);
    rig.refused(ErrorCode.BANNED, AuthApi.VERIFY, new Token(before.token()));
    rig.refused(ErrorCode.BANNED, AuthApi.LOGIN, withToken("Ann", "pw", HERE));
    rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.LOGIN, withToken("Ann", "no", HERE));
    Await.until("the ban is told", () -> rig.revoked.size() == 1);
    assertThat(rig.revoked.getFirst().banned()).isTrue();
    assertThat(rig.revoked.getFirst().concerns(before.principal())).isTrue();
    rig.clock.set(until);
    assertThat(rig.ask(AuthApi.ACCOUNT, new Named("Ann")).bannedUntil()).isZero();
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token(before.token()));
    rig.ask(AuthApi.VERIFY, new Token(rig.login("Ann", "pw").token()));
  }

  @Test
  @DisplayName("A ban for good outlives a restart and ends when it is lifted")
  void banForGood_lastsUntilLifted() {
    rig.ask(AuthApi.BAN, new Ban("admin", "Ann", Long.MAX_VALUE, ""));
    rig.restart();
    rig.refused(ErrorCode.BANNED, AuthApi.LOGIN, withToken("Ann", "pw", HERE));
    rig.ask(AuthApi.UNBAN, new ByActor("admin", "Ann", ""));
    rig.login("Ann", "pw");
    rig.refused(ErrorCode.BAD_REQUEST, AuthApi.BAN, new Ban("admin", "Ann", rig.clock.get(), ""));
  }

  @Test
  @DisplayName("The last administrator stays one, and is not banned")
  void lastAdmin_stays() {
    Fault kept = rig.refused(ErrorCode.FORBIDDEN, AuthApi.ROLES, roles("admin", "admin"));
    assertThat(kept.detail()).contains("only one");
    rig.refused(ErrorCode.FORBIDDEN, AuthApi.BAN, new Ban("admin", "admin", Long.MAX_VALUE, ""));
    rig.ask(AuthApi.ROLES, roles("admin", "Ann", "admin"));
    rig.ask(AuthApi.BAN, new Ban("admin", "Ann", Long.MAX_VALUE, ""));
    // Ann could not act, so she does not count.
    rig.refused(ErrorCode.FORBIDDEN, AuthApi.ROLES, roles("admin", "admin"));
    rig.ask(AuthApi.UNBAN, new ByActor("admin", "Ann", ""));
    rig.ask(AuthApi.ROLES, roles("admin", "admin"));
    assertThat(rig.ask(AuthApi.ACCOUNT, new Named("admin")).roles()).containsExactly("user");
  }

  @Test
  @DisplayName("Every act stands in the audit with who did it, to whom and why, and nothing secret")
  void acts_areAudited() {
    rig.ask(AuthApi.ROLES, roles("admin", "ann", "wizard"));
    rig.ask(AuthApi.BAN, new Ban("admin", "ann", Long.MAX_VALUE, "spam"));
    rig.ask(AuthApi.UNBAN, new ByActor("admin", "ann", "sorry"));
    rig.ask(AuthApi.REVOKE, new ByActor("admin", "ann", ""));
    rig.ask(AuthApi.PASSWORD, new ChangePassword(
        "ann", Secrets.sha256("pw"), Secrets.sha256("new"), HERE));
    List<JsonObject> lines = rig.audit();
    assertThat(lines).extracting(line -> line.getString("act"))
        .containsExactly("registered", "registered", "roles", "ban", "unban", "revoke", "password");
    assertThat(lines.subList(1, 7)).extracting(line -> line.getString("name")).containsOnly("Ann");
    assertThat(lines.subList(2, 6)).extracting(line -> line.getString("actor")).containsOnly("admin");
    assertThat(lines.get(2).getJsonArray("roles")).containsExactly("user", "wizard");
    assertThat(lines.get(3).getString("reason")).isEqualTo("spam");
    assertThat(lines).allMatch(line -> line.getLong("at") == rig.clock.get());
    assertThat(lines.toString()).doesNotContain("argon2", Secrets.sha256("pw"), Secrets.sha256("new"));
    rig.start();
  }

  private static SetRoles roles(String actor, String name, String... roles) {
    return new SetRoles(actor, name, List.of(roles));
  }
}
