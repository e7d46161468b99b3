package hubbub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseReasonTest {
  private static final Set<Integer> STANDARD = Set.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013);

  @Test
  @DisplayName("No two reasons share a code.")
  void codes_unique() {
    assertThat(Arrays.stream(CloseReason.values()).map(CloseReason::code)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A code may be sent in a close frame, and the sentence fits one.")
  void reason_fitsCloseFrame(CloseReason reason) {
    assertThat(reason.code()).satisfiesAnyOf(
        code -> assertThat(code).isIn(STANDARD), code -> assertThat(code).isBetween(4000, 4999));
    assertThat(reason.sentence()).isNotBlank();
    assertThat(reason.sentence().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(120);
    assertThat(reason.advice()).isNotNull();
  }
}
