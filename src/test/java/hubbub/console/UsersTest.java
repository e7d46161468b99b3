package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Conf;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.process.OsUser;
import hubbub.process.UserRules;
import hubbub.testing.CapturedLog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UsersTest {
  private static final Name ANN = Name.person("Ann");
  private static final List<String> USER = List.of("user");
  private static final List<String> WIZARD = List.of("user", "wizard");
  private static final List<String> ADMIN = List.of("user", "admin");
  private static final OsUser OWN = OsUser.ofTheHub();
  private static final String MISSING = "no-such-user";

  private static Users users(String others, String... accountsAndUsers) {
    JsonArray rules = new JsonArray();
    for (int i = 0; i < accountsAndUsers.length; i += 2) {
      rules.add(new JsonObject().put("account", accountsAndUsers[i]).put("user", accountsAndUsers[i + 1]));
    }
    return new Users(UserRules.from(Conf.of(new JsonObject().put("users", rules))), others);
  }

  private static void refused(Users users, List<String> roles, String sentence) {
    assertThatThrownBy(() -> users.of(ANN, roles, false)).isInstanceOfSatisfying(Fault.class, fault -> {
      assertThat(fault.code()).isEqualTo(ErrorCode.NO_OS_USER);
      assertThat(fault.detail()).contains(sentence).contains("over the network");
    });
  }

  @Test
  @DisplayName("Whom a rule names gets that user, all others get the one for consoles, from wherever they come")
  void user_isByRuleOrForAll() {
    for (boolean loopback : List.of(true, false)) {
      assertThat(users(MISSING, "ann", OWN.name()).of(ANN, USER, loopback)).isEqualTo(OWN);
      assertThat(users(MISSING, "ann", OWN.name()).of(ANN, WIZARD, loopback)).isEqualTo(OWN);
      assertThat(users(OWN.name(), "bob", MISSING).of(ANN, USER, loopback)).isEqualTo(OWN);
    }
  }

  @Test
  @DisplayName("Where that user is missing it is the hub's own, with one warning, while nobody else reaches the hub")
  void missingUser_isTheHubsOwnOnLoopback() {
    try (CapturedLog log = CapturedLog.of(Users.class.getName())) {
      Users users = users(MISSING, "bob", "neither-this");
      assertThat(users.of(ANN, USER, true)).isEqualTo(OWN);
      assertThat(users.of(ANN, USER, true)).isEqualTo(OWN);
      assertThat(users.of(Name.person("bob"), USER, true)).isEqualTo(OWN);
      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().get(0)).contains("user=" + MISSING, "by=" + OWN.name(), "there is no such user");
      assertThat(log.lines().get(1)).contains("user=neither-this");
    }
    refused(users(MISSING), USER, MISSING);
    refused(users(OWN.name(), "ann", MISSING), WIZARD, MISSING);
  }

  @Test
  @DisplayName("Wizards whom no rule names do not share the others' user: they have the hub's own, or none")
  void wizardsWithoutRule_areTheHubsOwnOnLoopback() {
    for (List<String> roles : List.of(WIZARD, ADMIN)) {
      String lacking = "person=Ann role=" + roles.getLast();
      try (CapturedLog log = CapturedLog.of(Users.class.getName())) {
        Users users = users(MISSING);
        assertThat(users.of(ANN, roles, true)).isEqualTo(OWN);
        assertThat(users.of(ANN, roles, true)).isEqualTo(OWN);
        assertThat(log.lines()).singleElement().asString().contains("no rule in users", lacking)
            .doesNotContain(MISSING);
        refused(users(OWN.name()), roles, "is set up for your console");
        assertThat(log.lines()).hasSize(2).last().asString().contains("console.user.unusable " + lacking);
      }
    }
  }
}
