package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CrashesTest {
  private static final Name ANN = Name.person("Ann");
  private final Crashes crashes = new Crashes(ConsoleConfig.from(new JsonObject()).crash());

  @Test
  @DisplayName("After a crash a console rests for 60 s, only that one, and its person is told how long")
  void crash_rests() {
    assertThat(crashes.ended(ANN, true, 100_000, 1_000)).isEqualTo("It can be started again in 60 s.");
    assertDown(ANN, 1_000, "again in 60 s.");
    assertDown(Name.person("ann"), 60_500, "again in 1 s.");
    assertMay(Name.person("Bob"), 1_000);
    assertMay(ANN, 61_000);
  }

  @Test
  @DisplayName("Five ends within 60 s of the start in a row, crashes or not, take it down for an hour")
  void quickEnds_takeDown() {
    long now = 0;
    for (int i = 0; i < 4; i++) {
      now += 100_000;
      crashes.ended(ANN, i % 2 == 0, 59_999, now);
      assertMay(ANN, now + 60_000);
    }
    assertThat(crashes.ended(ANN, false, 59_999, now)).contains("5 times in a row", "again in 3600 s.");
    assertDown(ANN, now + 3_599_999, "5 times in a row");
    assertMay(ANN, now + 3_600_000);
  }

  @Test
  @DisplayName("An end in order rests for nothing; one long after the start, or one that somebody wanted, ends the row")
  void otherEnds_endTheRow() {
    assertThat(crashes.ended(ANN, false, 10, 0)).isEmpty();
    crashes.ended(ANN, false, 10, 0);
    crashes.ended(ANN, false, 10, 0);
    crashes.ended(ANN, false, 10, 0);
    crashes.ended(ANN, false, 60_000, 0);
    assertThat(crashes.ended(ANN, false, 10, 0)).isEmpty();
    crashes.ended(ANN, true, 10, 0);
    crashes.forget(ANN);
    assertMay(ANN, 0);
  }

  @Test
  @DisplayName("What is long past is forgotten, and not before")
  void past_isForgotten() {
    crashes.ended(ANN, true, 10, 0);
    crashes.clear(1_000);
    assertDown(ANN, 1_000, "again");
    for (int i = 0; i < 3; i++) {
      crashes.ended(ANN, false, 10, 0);
    }
    crashes.clear(4_000_000);
    assertThat(crashes.ended(ANN, false, 10, 4_000_000)).isEmpty();
  }

  private void assertDown(Name person, long now, String words) {
    assertThatThrownBy(() -> crashes.demandStart(person, now)).hasMessageContaining(words)
        .matches(problem -> Fault.is(problem, ErrorCode.CONSOLE_DOWN))
        .matches(problem -> ((Fault) problem).waitSeconds().isPresent());
  }

  private void assertMay(Name person, long now) {
    assertThatCode(() -> crashes.demandStart(person, now)).doesNotThrowAnyException();
  }
}
