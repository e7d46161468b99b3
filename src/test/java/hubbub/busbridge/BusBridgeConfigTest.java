package hubbub.busbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.access.Rule;
import hubbub.access.TokenKind;
import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import hubbub.conf.ConfFile;
import hubbub.contract.AddressPattern;
import hubbub.contract.console.ConsoleApi;
import hubbub.testing.ConfReadme;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BusBridgeConfigTest {
  private static final String FILE = "conf/busbridge.json";

  @Test
  @DisplayName("The shipped file spells out the defaults; consoles may ask the desk and hear their events")
  void shippedFile_letsConsolesIn() {
    BusBridgeConfig shipped = BusBridgeConfig.from(ConfFile.read(Path.of(FILE)));

    assertThat(shipped).usingRecursiveComparison().ignoringFields("tokens")
        .isEqualTo(BusBridgeConfig.from(new JsonObject()));
    assertThat(shipped.loopback()).isTrue();
    assertThat(shipped.tokens()).extracting(TokenKind::kind).containsExactly("console", "service");
    assertThat(shipped.tokens()).first().satisfies(console -> {
      assertThat(console.kind()).isEqualTo("console");
      assertThat(console.gone()).contains(ConsoleApi.GONE.address());
      assertThat(console.in()).containsExactly(rule("console.desk.*"));
      assertThat(console.out()).containsExactly(rule("console.event.desk.{console}"));
    });
  }

  @Test
  @DisplayName("Who configures nothing lets nobody in")
  void nothing_isAllowedByDefault() {
    assertThat(BusBridgeConfig.from(new JsonObject()).tokens()).isEmpty();
  }

  @Test
  @DisplayName("conf/README.md documents every key with the range and default that the code has")
  void readme_agrees() {
    Conf conf = Conf.of(ConfFile.read(Path.of(FILE)));
    BusBridgeConfig.from(conf);
    assertThat(ConfReadme.rows(FILE)).containsExactlyElementsOf(ConfReadme.expected(conf.keys()));
  }

  @Test
  @DisplayName("All that is wrong is told at once")
  void problems_areToldTogether() {
    JsonObject wrong = new JsonObject("""
        {"listener": {"port": 70000}, "limits": {"frames": 3}, "tokens": [
          {"kind": "Console", "prove": "a.b"},
          {"kind": "x", "in": [{"address": "a.**.b"}, {"address": "a.{y}"}, {"address": "*"}, {}]},
          {"kind": "x", "prove": "a.b"}]}""");
    assertThatThrownBy(() -> new BusBridgeVerticle().check(wrong)).isInstanceOfSatisfying(ConfException.class,
        problems -> assertThat(problems.problems()).hasSize(9)
            .anyMatch(problem -> problem.contains("listener.port is 70000"))
            .anyMatch(problem -> problem.contains("limits.frames"))
            .anyMatch(problem -> problem.contains("tokens[0].kind is \"Console\""))
            .anyMatch(problem -> problem.contains("tokens[1].prove is nothing"))
            .anyMatch(problem -> problem.contains("tokens[1].in[0].address is \"a.**.b\""))
            .anyMatch(problem -> problem.contains("tokens[1].in[1].address is \"a.{y}\""))
            .anyMatch(problem -> problem.contains("tokens[1].in[2].address is \"*\""))
            .anyMatch(problem -> problem.contains("tokens[1].in[3].address is nothing"))
            .anyMatch(problem -> problem.contains("tokens[2].kind is \"x\"")));
  }

  private static Rule rule(String address) {
    return new Rule(new AddressPattern(address), Optional.empty());
  }
}
