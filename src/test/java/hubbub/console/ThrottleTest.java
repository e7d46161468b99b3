package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final Throttle throttle = new Throttle(2_000, 1 << 20, 0);

  @Test
  @DisplayName("2,000 lines at once are free; for those beyond it has to wait, a millisecond for 20")
  void lines_growBack() {
    throttle.spend(2_000, 2_000, 0);
    assertThat(throttle.pause(0)).isZero();
    throttle.spend(200, 200, 0);
    assertThat(throttle.pause(0)).isEqualTo(10);
    assertThat(throttle.pause(9)).isEqualTo(1);
    assertThat(throttle.pause(10)).isZero();
  }

  @Test
  @DisplayName("1 MiB at once is free, and 1 MiB comes back in a second")
  void bytes_growBack() {
    throttle.spend(1, 1 << 20, 0);
    assertThat(throttle.pause(0)).isZero();
    throttle.spend(1, 1 << 19, 0);
    assertThat(throttle.pause(0)).isEqualTo(500);
    assertThat(throttle.pause(500)).isZero();
  }

  @Test
  @DisplayName("What comes steadily within the budget never has to wait")
  void steady_isFree() {
    for (long now = 0; now < 10_000; now += 10) {
      throttle.spend(200, 10_000, now);
      assertThat(throttle.pause(now)).isZero();
    }
  }

  @Test
  @DisplayName("A burst goes on until it had not to wait for five seconds")
  void burst_isOne() {
    assertThat(throttle.beginsBurst(0)).isTrue();
    assertThat(throttle.beginsBurst(5_000)).isFalse();
    assertThat(throttle.beginsBurst(10_000)).isFalse();
    assertThat(throttle.bursts()).isEqualTo(1);
    assertThat(throttle.beginsBurst(15_001)).isTrue();
    assertThat(throttle.bursts()).isEqualTo(2);
  }

  @Test
  @DisplayName("0 is no limit, for lines and bytes each")
  void zero_isNoLimit() {
    Throttle none = new Throttle(0, 0, 0);
    none.spend(1 << 30, 1 << 30, 0);
    assertThat(none.pause(0)).isZero();
    Throttle bytesOnly = new Throttle(0, 100, 0);
    bytesOnly.spend(1 << 30, 200, 0);
    assertThat(bytesOnly.pause(0)).isEqualTo(1_000);
  }
}
