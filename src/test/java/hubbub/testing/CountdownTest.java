package hubbub.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CountdownTest {
  private long now = Long.MAX_VALUE - Duration.ofMillis(100).toNanos();

  private void pass(long millis) {
    now += Duration.ofMillis(millis).toNanos();
  }

  @Test
  @DisplayName("The limit is over when its time is, and not before, also where the clock turns over")
  void time_counts() {
    Countdown countdown = new Countdown(Duration.ofMillis(900), () -> now);
    assertThat(countdown.over()).isFalse();
    pass(400);
    assertThat(countdown.over()).isFalse();
    assertThat(countdown.pauseMillis()).isEqualTo(501);
    pass(400);
    assertThat(countdown.over()).isFalse();
    assertThat(countdown.pauseMillis()).isEqualTo(101);
    pass(100);
    assertThat(countdown.over()).isTrue();
  }

  @Test
  @DisplayName("A machine that stood still for long takes half a second of the limit")
  void standstill_countsLittle() {
    Countdown countdown = new Countdown(Duration.ofMillis(900), () -> now);
    pass(3_600_000);
    assertThat(countdown.over()).isFalse();
    pass(400);
    assertThat(countdown.over()).isTrue();
  }
}
