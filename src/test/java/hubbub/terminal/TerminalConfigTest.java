package hubbub.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import hubbub.conf.ConfFile;
import hubbub.process.Resource;
import hubbub.testing.ConfReadme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TerminalConfigTest {
  private static final String FILE = "conf/terminal.json";
  private static final List<String> WIZARD = List.of("user", "wizard");
  private static final List<String> ADMIN = List.of("user", "wizard", "admin");

  @Test
  @DisplayName("The shipped file spells out the defaults: 5 sessions, 20 commands, 15 minutes, 2 MiB")
  void shippedFile_isTheDefaults() {
    TerminalConfig shipped = TerminalConfig.from(ConfFile.read(Path.of(FILE)));

    assertThat(shipped).isEqualTo(TerminalConfig.from(new JsonObject()));
    assertThat(shipped.limits().sessions()).isEqualTo(5);
    assertThat(shipped.limits().commands()).isEqualTo(20);
    assertThat(shipped.times().kept()).isEqualTo(Duration.ofMinutes(15));
    assertThat(shipped.output().ringBytes()).isEqualTo(2 << 20);
    assertThat(shipped.processes().resources()).containsEntry(Resource.CORE_BYTES, 0L)
        .doesNotContainKey(Resource.MEMORY_BYTES);
  }

  @Test
  @DisplayName("conf/README.md documents every key with the range and default that the code has")
  void readme_agrees() {
    Conf conf = Conf.of(new JsonObject().put("users", new JsonArray()
        .add(new JsonObject().put("account", "ann").put("user", "ann"))));
    TerminalConfig.from(conf);
    assertThat(ConfReadme.rows(FILE)).containsExactlyElementsOf(ConfReadme.expected(conf.keys()));
  }

  @Test
  @DisplayName("All that is wrong is told at once")
  void problems_areToldTogether() {
    JsonObject wrong = new JsonObject()
        .put("users", new JsonArray().add(new JsonObject().put("user", "x"))
            .add(new JsonObject().put("role", "user").put("user", "x"))
            .add(new JsonObject().put("role", "admin")))
        .put("policy", new JsonObject().put("wizard", new JsonObject().put("deny", new JsonArray().add("("))))
        .put("limits", new JsonObject().put("session", 5));
    assertThatThrownBy(() -> new TerminalVerticle().check(wrong)).isInstanceOfSatisfying(ConfException.class,
        problems -> assertThat(problems.problems()).hasSize(5)
            .anyMatch(problem -> problem.contains("users[0].account"))
            .anyMatch(problem -> problem.contains("users[1].role"))
            .anyMatch(problem -> problem.contains("users[2].user"))
            .anyMatch(problem -> problem.contains("policy.wizard.deny"))
            .anyMatch(problem -> problem.contains("limits.session")));
  }

  @Test
  @DisplayName("A command needs one of the allowed patterns and none of the denied, by role")
  void policy_byRole() {
    JsonObject rules = new JsonObject().put("allow", new JsonArray().add("^git ").add("^ls\\b"))
        .put("deny", new JsonArray().add("--force"));
    Policy policy = TerminalConfig.from(
        new JsonObject().put("policy", new JsonObject().put("wizard", rules))).policy();

    assertThat(policy.allows(WIZARD, "git push")).isTrue();
    assertThat(policy.allows(WIZARD, "ls")).isTrue();
    assertThat(policy.allows(WIZARD, "git push --force")).isFalse();
    assertThat(policy.allows(WIZARD, "rm -rf /")).isFalse();
    assertThat(policy.allowsAll(WIZARD)).isFalse();
    assertThat(policy.allows(ADMIN, "rm -rf /")).isTrue();
    assertThat(policy.allowsAll(ADMIN)).isTrue();
  }
}
