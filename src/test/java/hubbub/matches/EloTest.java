package hubbub.matches;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EloTest {
  @ParameterizedTest
  @CsvSource({
      // Equals: the winner was expected to win half of the time, so it gains half of 100.
      "1000, 1000, 1050, 950",
      "0, 0, 50, 0",
      // 200 better: expected 1 / (1 + 10^-0.5) = 0.7597, gain 24.03.
      "1200, 1000, 1224, 976",
      // 200 worse: expected 0.2403, gain 75.97.
      "1000, 1200, 1076, 1124",
      // 400 better: expected 10/11, gain 9.09.
      "1400, 1000, 1409, 991",
      // 400 worse: gain 90.91.
      "1000, 1400, 1091, 1309",
      // Nobody falls below 0; the winner gains all the same.
      "30, 30, 80, 0",
      "10, 49, 66, 0",
      // So much better that nothing is gained.
      "3000, 100, 3000, 100"})
  @DisplayName("The winner gains what it was not expected to win of 100 points, the loser loses as much, to 0 at most")
  void ratings_changeByTheUnexpected(int winner, int loser, int winnerAfter, int loserAfter) {
    assertThat(Elo.after(winner, loser)).isEqualTo(new Elo(winnerAfter, loserAfter));
  }
}
