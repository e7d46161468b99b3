package hubbub.matches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import hubbub.conf.ConfFile;
import hubbub.testing.ConfReadme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MatchesConfigTest {
  private static final String FILE = "conf/matches.json";

  @Test
  @DisplayName("The shipped file spells out the defaults: 30 s, 60 s and 5 minutes, 100 spectators, every second")
  void shippedFile_isTheDefaults() {
    MatchesConfig shipped = MatchesConfig.from(ConfFile.read(Path.of(FILE)));

    assertThat(shipped).isEqualTo(MatchesConfig.from(new JsonObject()));
    assertThat(shipped.seats()).isEqualTo(new MatchesConfig.SeatRules(
        Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMinutes(5)));
    assertThat(shipped.limits().spectators()).isEqualTo(100);
    assertThat(shipped.timing().snapshots()).isEqualTo(Duration.ofSeconds(1));
    assertThat(shipped.rooms().on()).isTrue();
  }

  @Test
  @DisplayName("conf/README.md documents every key with the range and default that the code has")
  void readme_agrees() {
    Conf conf = Conf.of(new JsonObject());
    MatchesConfig.from(conf);
    assertThat(ConfReadme.rows(FILE)).containsExactlyElementsOf(ConfReadme.expected(conf.keys()));
  }

  @Test
  @DisplayName("All that is wrong is told at once")
  void problems_areToldTogether() {
    JsonObject wrong = new JsonObject().put("games", new JsonArray().add("pong").add("Pong"))
        .put("seats", new JsonObject().put("keptSeconds", 0)).put("room", new JsonObject())
        .put("snapshots", new JsonObject().put("everyMillis", "1 s"));
    assertThatThrownBy(() -> new MatchesVerticle().check(wrong)).isInstanceOfSatisfying(ConfException.class,
        problems -> assertThat(problems.problems()).hasSize(4)
            .anyMatch(problem -> problem.contains("games is"))
            .anyMatch(problem -> problem.contains("seats.keptSeconds is 0"))
            .anyMatch(problem -> problem.contains("room"))
            .anyMatch(problem -> problem.contains("snapshots.everyMillis is")));
  }
}
