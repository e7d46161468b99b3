package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
  @ParameterizedTest
  @DisplayName("Every failure has a status for errors and one of the two shapes")
  @EnumSource(ErrorCode.class)
  void everyFailure_hasShape(ErrorCode code) {
    Answer answer = Failures.answer(new Fault(code));
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.size()).isEqualTo(1);
    if (answer.status() == 400) {
      assertThat(body.iterator().next().getValue()).isInstanceOf(JsonArray.class);
    } else {
      assertThat(answer.status()).isIn(401, 403, 404, 429, 500, 503);
      assertThat(body.getString("detail")).isNotBlank();
    }
    assertThat(answer.headers().containsKey("Retry-After")).isEqualTo(code.retryable());
  }

  @ParameterizedTest
  @DisplayName("Who has to wait is told for how long, in whole seconds and not too few")
  @CsvSource({"1, 1", "1000, 1", "1001, 2", "900000, 900"})
  void throttled_tellsWait(long millis, String seconds) {
    Answer answer = Failures.answer(Fault.throttled(millis));
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers()).containsEntry("Retry-After", seconds);
    assertThat(answer.body().toString()).contains("Try again in " + seconds + " s.");
  }

  @Test
  @DisplayName("A defect shows the client a correlation id and nothing else")
  void defect_showsNothing() {
    Answer answer = Failures.answer(new IllegalStateException("jdbc:secret"));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body().toString()).contains(ErrorCode.INTERNAL.sentence()).doesNotContain("secret");
  }
}
