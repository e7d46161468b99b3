package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.ConfException;
import hubbub.contract.Name;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoomsConfigTest {
  @Test
  @DisplayName("The shipped file spells out the defaults")
  void shippedFile_isTheDefaults() throws Exception {
    JsonObject shipped = new JsonObject(Files.readString(Path.of("conf/rooms.json")));
    assertThat(RoomsConfig.from(shipped)).isEqualTo(RoomsConfig.from(new JsonObject()));
  }

  @Test
  @DisplayName("All that is wrong is told at once")
  void problems_areToldTogether() {
    JsonObject wrong = new JsonObject().put("lobby", new JsonArray().add("a").add("A"))
        .put("limits", new JsonObject().put("burst", 0).put("bursts", 1));
    assertThatThrownBy(() -> RoomsConfig.from(wrong)).isInstanceOfSatisfying(ConfException.class,
        problems -> assertThat(problems.problems()).hasSize(3)
            .anyMatch(problem -> problem.contains("lobby is"))
            .anyMatch(problem -> problem.contains("limits.burst is 0"))
            .anyMatch(problem -> problem.contains("limits.bursts")));
  }

  @Test
  @DisplayName("The first lobby room is the default, as it was written")
  void lobby_keepsItsOrder() {
    assertThat(RoomsConfig.from(new JsonObject().put("lobby", new JsonArray().add("Zoo").add("Aquarium"))).lobby())
        .extracting(Name::shown).containsExactly("Zoo", "Aquarium");
  }
}
