package hubbub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingTest {
  @Test
  @DisplayName("The last lines are kept, in order")
  void lines_areBounded() {
    Ring ring = new Ring(3, 1_000);
    for (String one : List.of("a", "b", "c", "d")) {
      ring.add(Buffer.buffer(one), 1);
    }
    assertThat(texts(ring)).containsExactly("b", "c", "d");
    ring.add(Buffer.buffer("e"), 2);
    assertThat(texts(ring)).containsExactly("d", "e");
    ring.add(Buffer.buffer("f"), 100);
    assertThat(texts(ring)).containsExactly("f");
  }

  @Test
  @DisplayName("No more bytes are kept than allowed, also of a single packet; none means none")
  void bytes_areBounded() {
    Ring ring = new Ring(100, 10);
    ring.add(Buffer.buffer("12345"), 1);
    ring.add(Buffer.buffer("67890"), 1);
    assertThat(texts(ring)).hasSize(2);
    ring.add(Buffer.buffer("x"), 1);
    assertThat(texts(ring)).containsExactly("67890", "x");
    ring.add(Buffer.buffer("x".repeat(11)), 1);
    assertThat(texts(ring)).isEmpty();
    ring.add(Buffer.buffer("y"), 1);
    assertThat(texts(ring)).containsExactly("y");

    Ring none = new Ring(0, 10);
    none.add(Buffer.buffer("y"), 1);
    assertThat(texts(none)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {"`{\"data\":\"x\"}`,1", "`{\"data\":\"x\\n\"}`,2",
      "`{\"data\":\"\\n\\\\n\\\\\\n\"}`,3", "`\\`,1"})
  @DisplayName("A packet is a line, and one more for each newline in its texts, but not for a backslash before an n")
  void lines_areCounted(String packet, int lines) {
    assertThat(Ring.lines(Buffer.buffer(packet))).isEqualTo(lines);
  }

  private static List<String> texts(Ring ring) {
    return ring.packets().stream().map(Buffer::toString).toList();
  }
}
