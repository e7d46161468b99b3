package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BuriedTest {
  private final Buried buried = new Buried(3);

  @Test
  @DisplayName("One that came back is not buried any more")
  void cameBack_isForgotten() {
    buried.add("a");
    assertThat(buried.has("a")).isTrue();
    buried.remove("a");
    assertThat(buried.has("a")).isFalse();
  }

  @Test
  @DisplayName("Of more than may be kept the oldest goes; buried again is young again")
  void tooMany_oldestGoes() {
    Stream.of("a", "b", "c", "a", "d").forEach(buried::add);
    assertThat(Stream.of("a", "b", "c", "d").filter(buried::has)).containsExactly("a", "c", "d");
  }
}
