package hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPatternTest {
  @ParameterizedTest
  @CsvSource({"rooms.tell,rooms.tell", "rooms,rooms", "a.*,a.b", "a.*.c,a.b.c", "a.*.*,a.b.c", "a.{service}.b,a.x.b",
      "a.{service},a.x", "a-1.B_2,a-1.B_2"})
  @DisplayName("A pattern fits its own words, any one word for each star, and the id for the placeholder")
  void pattern_fits(String text, String address) {
    assertThat(compiled(text).matcher(address).matches()).isTrue();
    assertThat(Pattern.matches(AddressPattern.of(text, "service").orElseThrow().shape(), address)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"rooms.tell,rooms.tel", "rooms.tell,rooms.tell.x", "rooms.tell,roomsxtell", "a.*,a", "a.*,a.",
      "a.*,a.b.c", "a.*,a.b c", "a.*,'a.b\n'", "a.*.c,a.b.b.c", "a.{service},a.y", "a.{service},a.{service}",
      "a.*,a.*", "a,A"})
  @DisplayName("A pattern fits nothing else")
  void pattern_fitsNothingElse(String text, String address) {
    assertThat(compiled(text).matcher(address).matches()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "{service}", "*.a", ".", "a.", ".a", "a..b", "a.**", "a.b*", "a.{}", "a.{other}",
      "a.{service", "a.{service}b", "a.{{service}}", "a.{service}{service}", "a b", "a.ä", "a.\n", "a.b\n",
      "(a|b)", "a.\\Q"})
  @DisplayName("What is no pattern is not read as one")
  void other_isNone(String text) {
    assertThat(AddressPattern.of(text, "service")).isEmpty();
  }

  @Test
  @DisplayName("A pattern has its longest length, and a hostile id is taken by its letters")
  void bounds_areKept() {
    assertThat(AddressPattern.of("a".repeat(AddressPattern.LONGEST), "service")).isPresent();
    assertThat(AddressPattern.of("a".repeat(AddressPattern.LONGEST + 1), "service")).isEmpty();
    Pattern hostile = AddressPattern.of("a.{service}", "service").orElseThrow().of(".*");
    assertThat(hostile.matcher("a.b").matches()).isFalse();
    assertThat(hostile.matcher("a..*").matches()).isTrue();
  }

  private static Pattern compiled(String text) {
    return AddressPattern.of(text, "service").orElseThrow().of("x");
  }
}
