package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private final Allowance allowance = new Allowance(20, 5, 0);

  @Test
  @DisplayName("So many messages at once are allowed, the next one has to wait for a fifth of a second")
  void burst_thenRate() {
    for (int i = 0; i < 20; i++) {
      assertThat(allowance.take(0)).isZero();
    }
    assertThat(allowance.take(0)).isEqualTo(200);
    assertThat(allowance.take(150)).isEqualTo(50);
    assertThat(allowance.take(200)).isZero();
    assertThat(allowance.take(200)).isEqualTo(200);
  }

  @Test
  @DisplayName("A pause fills it up again, but never beyond the burst")
  void pause_refills() {
    for (int i = 0; i < 20; i++) {
      allowance.take(0);
    }
    assertThat(allowance.full(3_999)).isFalse();
    assertThat(allowance.full(4_000)).isTrue();
    for (int i = 0; i < 20; i++) {
      assertThat(allowance.take(1_000_000)).isZero();
    }
    assertThat(allowance.take(1_000_000)).isPositive();
  }

  @Test
  @DisplayName("A clock that is set back takes nothing away and gives nothing")
  void clockSetBack_changesNothing() {
    for (int i = 0; i < 20; i++) {
      allowance.take(10_000);
    }
    assertThat(allowance.take(5_000)).isEqualTo(200);
    assertThat(allowance.take(5_200)).isZero();
  }
}
