package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final long AGE = 1_000;

  private final Retention retention = new Retention(64, AGE);
  private long seq;

  @Test
  @DisplayName("The newest lines stay, and at most a block more")
  void lines_stay() {
    count(64, true, 0);
    assertThat(retention.surplus(0)).isZero();
    count(36, true, 0);
    long trimmed = retention.surplus(0);
    assertThat(100 - trimmed).isBetween(64L, 64L + 8);
    assertThat(retention.surplus(0)).isZero();
  }

  @Test
  @DisplayName("Comings and goings push no line out until there are four events for each line")
  void comings_pushNothingOut() {
    count(10, true, 0);
    count(200, false, 0);
    assertThat(retention.surplus(0)).isZero();
    count(100, false, 0);
    long trimmed = retention.surplus(0);
    assertThat(310 - trimmed).isBetween(256L - 8, 256L);
  }

  @Test
  @DisplayName("What is too old goes, however little there is")
  void age_goes() {
    count(8, true, 0);
    count(8, true, 500);
    assertThat(retention.surplus(AGE)).isZero();
    assertThat(retention.surplus(AGE + 1)).isEqualTo(8);
    assertThat(retention.surplus(AGE + 501)).isEqualTo(16);
    assertThat(retention.surplus(AGE + 10_000)).isZero();
  }

  @Test
  @DisplayName("What was counted later of an older stretch counts as if it had been there from the first")
  void older_precedes() {
    Retention older = new Retention(64, AGE);
    for (int i = 1; i <= 80; i++) {
      older.count(i, 0, true);
    }
    seq = 80;
    count(20, true, 0);
    assertThat(retention.surplus(0)).isZero();
    retention.precede(older);
    assertThat(100 - retention.surplus(0)).isBetween(64L, 64L + 8);
  }

  @Test
  @DisplayName("A look is worth it once a block is full, not at every event")
  void count_saysWhenABlockIsFull() {
    int looks = 0;
    for (int i = 0; i < 80; i++) {
      looks += retention.count(++seq, 0, true) ? 1 : 0;
    }
    assertThat(looks).isEqualTo(9);
  }

  private void count(int events, boolean line, long at) {
    for (int i = 0; i < events; i++) {
      retention.count(++seq, at, line);
    }
  }
}
