package hubbub.games.tictactoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Conf;
import hubbub.conf.ConfFile;
import hubbub.testing.ConfReadme;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TicTacToeConfigTest {
  private static final String FILE = "conf/tictactoe.json";

  @Test
  @DisplayName("The shipped file spells out the default")
  void shippedFile_isTheDefault() {
    assertThat(TicTacToeConfig.from(ConfFile.read(Path.of(FILE))))
        .isEqualTo(TicTacToeConfig.from(new JsonObject())).isEqualTo(new TicTacToeConfig(1_000, Optional.empty()));
  }

  @Test
  @DisplayName("conf/README.md documents every key with the range and default that the code has")
  void readme_agrees() {
    Conf conf = Conf.of(new JsonObject());
    TicTacToeConfig.from(conf);
    assertThat(ConfReadme.rows(FILE)).containsExactlyElementsOf(ConfReadme.expected(conf.keys()));
  }

  @Test
  @DisplayName("What is not there, or out of range, is told")
  void problems_areTold() {
    JsonObject wrong = new JsonObject().put("limits", new JsonObject().put("matches", 0)).put("rows", 3);
    assertThatThrownBy(() -> new TicTacToeVerticle().check(wrong))
        .hasMessageContaining("limits.matches is 0").hasMessageContaining("rows");
  }
}
