package hubbub.games.pong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import hubbub.conf.ConfFile;
import hubbub.testing.ConfReadme;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PongConfigTest {
  private static final String FILE = "conf/pong.json";

  @Test
  @DisplayName("The shipped file spells out the defaults: five points, five minutes, a quarter of a second")
  void shippedFile_isTheDefaults() {
    PongConfig shipped = PongConfig.from(ConfFile.read(Path.of(FILE)));

    assertThat(shipped).isEqualTo(PongConfig.from(new JsonObject()));
    assertThat(shipped).isEqualTo(new PongConfig(new Rules(5, 300), 1_000, 250, Optional.empty()));
    assertThat(shipped.catchUpTicks()).isEqualTo(25);
  }

  @Test
  @DisplayName("conf/README.md documents every key with the range and default that the code has")
  void readme_agrees() {
    Conf conf = Conf.of(new JsonObject());
    PongConfig.from(conf);
    assertThat(ConfReadme.rows(FILE)).containsExactlyElementsOf(ConfReadme.expected(conf.keys()));
  }

  @Test
  @DisplayName("All that is wrong is told at once")
  void problems_areToldTogether() {
    JsonObject wrong = new JsonObject().put("rules", new JsonObject().put("points", 0).put("seconds", "5 min"))
        .put("limits", new JsonObject().put("courts", 3)).put("clock", new JsonObject().put("catchUpMillis", 9));
    assertThatThrownBy(() -> new PongVerticle().check(wrong)).isInstanceOfSatisfying(ConfException.class,
        problems -> assertThat(problems.problems()).hasSize(4)
            .anyMatch(problem -> problem.contains("rules.points is 0"))
            .anyMatch(problem -> problem.contains("rules.seconds is \"5 min\""))
            .anyMatch(problem -> problem.contains("limits.courts"))
            .anyMatch(problem -> problem.contains("clock.catchUpMillis is 9")));
  }
}
