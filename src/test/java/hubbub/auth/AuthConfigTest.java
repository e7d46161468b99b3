package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import hubbub.conf.ConfFile;
import hubbub.conf.Key;
import hubbub.testing.ConfReadme;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthConfigTest {
  private static final String FILE = "conf/auth.json";

  @Test
  @DisplayName("conf/README.md documents every key with the range and default that the code has")
  void readme_agrees() {
    assertThat(ConfReadme.rows(FILE)).containsExactlyElementsOf(ConfReadme.expected(declared()));
  }

  @Test
  @DisplayName("The shipped file spells out every default")
  void shippedFile_spellsOutTheDefaults() {
    JsonObject shipped = ConfFile.read(Path.of(FILE));
    for (Key key : declared()) {
      String[] path = key.path().split("\\.");
      JsonObject object = shipped;
      for (int i = 0; i < path.length - 1; i++) {
        object = object.getJsonObject(path[i]);
      }
      assertThat(Json.encode(object.getValue(path[path.length - 1]))).as(key.path()).isEqualTo(key.standard());
    }
    assertThat(AuthConfig.from(shipped)).isEqualTo(AuthConfig.from(new JsonObject()));
  }

  @Test
  @DisplayName("The defaults are those that were asked for")
  void defaults_areAsAsked() {
    AuthConfig config = AuthConfig.from(new JsonObject());
    assertThat(config.hashing()).isEqualTo(new AuthConfig.Hashing(19_456, 2, 1, 2, 256));
    assertThat(config.hashing().weak()).isFalse();
    assertThat(config.throttle().account().rule()).isEqualTo(new Throttle.Rule(5, 300_000, 1_000, 900_000));
    assertThat(config.throttle().address().rule()).isEqualTo(new Throttle.Rule(20, 600_000, 0, 0));
    assertThat(config.tokens()).isEqualTo(new AuthConfig.TokenRules(Duration.ofHours(24), Duration.ZERO));
    assertThat(config.registration()).isTrue();
  }

  @Test
  @DisplayName("All problems are told at once, each with its path")
  void problems_areToldTogether() {
    JsonObject json = new JsonObject().put("publicUrl", "ftp://example.org").put("registration", "yes")
        .put("hashing", new JsonObject().put("memoryKib", 8).put("lanes", 4).put("salt", "x"))
        .put("throttle", new JsonObject().put("account",
            new JsonObject().put("firstDelaySeconds", 60).put("longestDelaySeconds", 30)))
        .put("tokens", new JsonObject().put("lifeSeconds", 1));
    assertThatThrownBy(() -> AuthConfig.from(json)).isInstanceOfSatisfying(ConfException.class, problem ->
        assertThat(problem.problems()).hasSize(6)
            .anyMatch(line -> line.contains("publicUrl"))
            .anyMatch(line -> line.contains("registration"))
            .anyMatch(line -> line.contains("hashing.memoryKib"))
            .anyMatch(line -> line.contains("hashing.salt"))
            .anyMatch(line -> line.contains("throttle.account.longestDelaySeconds"))
            .anyMatch(line -> line.contains("tokens.lifeSeconds")));
  }

  @Test
  @DisplayName("The public address loses its last slash")
  void publicUrl_losesItsSlash() {
    assertThat(AuthConfig.from(new JsonObject().put("publicUrl", "https://hub.example.org/")).publicUrl())
        .isEqualTo("https://hub.example.org");
  }

  private static List<Key> declared() {
    Conf conf = Conf.of(new JsonObject());
    AuthConfig.from(conf);
    return conf.keys();
  }
}
