package hubbub.console;

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

class ConsoleConfigTest {
  private static final String FILE = "conf/console.json";

  @Test
  @DisplayName("The shipped file spells out the defaults: 9125 on loopback, 30 s to start, a rest of 60 s, 1,000 lines")
  void shippedFile_isTheDefaults() {
    ConsoleConfig shipped = ConsoleConfig.from(ConfFile.read(Path.of(FILE)));

    assertThat(shipped).isEqualTo(ConsoleConfig.from(new JsonObject()));
    assertThat(shipped.listener()).isEqualTo(new ConsoleConfig.Listener("127.0.0.1", 9_125));
    assertThat(shipped.listener().loopback()).isTrue();
    assertThat(shipped.timing().start()).isEqualTo(Duration.ofSeconds(30));
    assertThat(shipped.timing().kept()).isEqualTo(Duration.ofMinutes(1));
    assertThat(shipped.timing().idle()).isZero();
    assertThat(shipped.throttle()).isEqualTo(new ConsoleConfig.Amount(2_000, 1 << 20));
    assertThat(shipped.ring()).isEqualTo(new ConsoleConfig.Amount(1_000, 1 << 20));
    assertThat(shipped.crash().quiet()).isEqualTo(Duration.ofMinutes(1));
    assertThat(shipped.crash().quickEnds()).isEqualTo(5);
    assertThat(shipped.spyAnnounced()).isTrue();
  }

  @Test
  @DisplayName("conf/README.md documents every key with the range and default that the code has")
  void readme_agrees() {
    Conf conf = Conf.of(new JsonObject().put("bus", new JsonObject()).put("users", new JsonArray()
        .add(new JsonObject().put("account", "ann").put("user", "ann"))));
    ConsoleConfig.from(conf);
    assertThat(ConfReadme.rows(FILE)).containsExactlyElementsOf(ConfReadme.expected(conf.keys()));
  }

  @Test
  @DisplayName("Consoles are told of another bus bridge only where one is named, and every port names one")
  void bus_isTheHubsOwnUnlessNamed() {
    assertThat(ConsoleConfig.from(new JsonObject()).program().bus()).isEmpty();
    assertThat(ConsoleConfig.from(new JsonObject().putNull("bus")).program().bus()).isEmpty();
    assertThat(ConsoleConfig.from(bus(new JsonObject().put("port", 7_001))).program().bus())
        .contains("127.0.0.1:7001");
    assertThatThrownBy(() -> ConsoleConfig.from(bus(new JsonObject().put("port", 0))))
        .hasMessageContaining("bus.port is 0");
  }

  private static JsonObject bus(JsonObject where) {
    return new JsonObject().put("bus", where);
  }

  @Test
  @DisplayName("All that is wrong is told at once, a command line that cannot be split among it")
  void problems_areToldTogether() {
    JsonObject wrong = new JsonObject().put("command", "console 'of ann")
        .put("listener", new JsonObject().put("port", 70_000))
        .put("users", new JsonArray().add(new JsonObject().put("user", "x")))
        .put("ring", new JsonObject().put("line", 1));
    assertThatThrownBy(() -> new ConsoleVerticle().check(wrong)).isInstanceOfSatisfying(ConfException.class,
        problems -> assertThat(problems.problems()).hasSize(4)
            .anyMatch(problem -> problem.contains("command") && problem.contains("not closed"))
            .anyMatch(problem -> problem.contains("listener.port"))
            .anyMatch(problem -> problem.contains("users[0].account"))
            .anyMatch(problem -> problem.contains("ring.line")));
  }
}
