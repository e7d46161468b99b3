package hubbub.process;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.conf.Conf;
import hubbub.contract.Name;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UserRulesTest {
  private static final List<String> WIZARD = List.of("user", "wizard");
  private static final List<String> ADMIN = List.of("user", "wizard", "admin");

  private static UserRules rules(JsonArray users) {
    return UserRules.from(Conf.of(new JsonObject().put("users", users)));
  }

  @Test
  @DisplayName("An account's own user comes before that of a role, and admin before wizard")
  void users_byAccountThenRole() {
    UserRules rules = rules(new JsonArray()
        .add(new JsonObject().put("role", "wizard").put("user", "w"))
        .add(new JsonObject().put("role", "admin").put("user", "a"))
        .add(new JsonObject().put("account", "Ann").put("user", "ann")));

    assertThat(rules.user(Name.person("ANN"), ADMIN)).contains("ann");
    assertThat(rules.user(Name.person("bob"), ADMIN)).contains("a");
    assertThat(rules.user(Name.person("bob"), WIZARD)).contains("w");
    assertThat(rules.user(Name.person("bob"), List.of("user"))).isEmpty();
    assertThat(rules(new JsonArray()).user(Name.person("ann"), ADMIN)).isEmpty();
  }
}
