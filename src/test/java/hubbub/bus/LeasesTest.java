package hubbub.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private final Leases leases = new Leases(15_000);

  @Test
  @DisplayName("A bridge is lost once, when it was silent longer than allowed")
  void silence_losesABridge() {
    leases.alive("b1", 0);
    leases.alive("b2", 10_000);
    assertThat(leases.lost(15_000)).isEmpty();
    assertThat(leases.lost(15_001)).containsExactly("b1");
    assertThat(leases.lost(15_001)).isEmpty();
    leases.alive("b2", 25_000);
    assertThat(leases.lost(40_000)).isEmpty();
    assertThat(leases.lost(40_001)).containsExactly("b2");
  }
}
