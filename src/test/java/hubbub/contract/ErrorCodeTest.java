package hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
  @Test
  @DisplayName("No two errors share a number or a slug.")
  void numbersAndSlugs_unique() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::number)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::slug)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("An error is found by its number, and its slug and sentence can be shown anywhere.")
  void error_foundAndShowable(ErrorCode code) {
    assertThat(ErrorCode.of(code.number())).contains(code);
    // Vert.x gives its own failures negative numbers.
    assertThat(code.number()).isPositive();
    assertThat(code.slug()).matches("[a-z]+(-[a-z]+)*");
    assertThat(code.sentence()).matches("[A-Z][ -~]*[.]");
    assertThat(code.sentence().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(120);
  }

  @Test
  @DisplayName("An unknown number is no error of ours.")
  void unknownNumber_empty() {
    assertThat(ErrorCode.of(0)).isEmpty();
    assertThat(ErrorCode.of(-1)).isEmpty();
    assertThat(ErrorCode.of(Integer.MAX_VALUE)).isEmpty();
  }
}
