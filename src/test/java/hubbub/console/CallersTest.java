package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallersTest {
  private final Callers callers = new Callers(3, 1_000);

  @Test
  @DisplayName("An address with too many wrong codes is shut until the first of them is past, others are not")
  void wrongCodes_shut() {
    callers.wrong("a", 0);
    callers.wrong("a", 500);
    assertThat(callers.shut("a", 500)).isFalse();
    callers.wrong("a", 900);
    assertThat(callers.shut("a", 999)).isTrue();
    assertThat(callers.shut("b", 999)).isFalse();
    assertThat(callers.shut("a", 1_000)).isFalse();
    callers.wrong("a", 1_100);
    assertThat(callers.shut("a", 1_200)).isTrue();
  }

  @Test
  @DisplayName("What is past is forgotten, and not what counts")
  void clear_forgetsThePast() {
    for (int i = 0; i < 3; i++) {
      callers.wrong("a", 0);
      callers.wrong("b", 900);
    }
    callers.clear(1_000);
    assertThat(callers.shut("b", 1_000)).isTrue();
    assertThat(callers.shut("a", 999)).isFalse();
  }

  @Test
  @DisplayName("As many addresses as there are cannot fill the memory")
  void addresses_areBounded() {
    for (int i = 0; i < 30_000; i++) {
      callers.wrong("x" + i, 0);
      callers.wrong("x" + i, 0);
      callers.wrong("x" + i, 0);
    }
    assertThat(callers.shut("x9999", 0)).isTrue();
    assertThat(callers.shut("x10000", 0)).isFalse();
    callers.wrong("y", 2_000);
    assertThat(callers.shut("x9999", 0)).isFalse();
  }
}
