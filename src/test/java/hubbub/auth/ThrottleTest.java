package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final Throttle.Rule ACCOUNT = new Throttle.Rule(5, 5 * MINUTE, SECOND, 15 * MINUTE);
  private static final Throttle.Rule ADDRESS = new Throttle.Rule(20, 10 * MINUTE, 0, 0);

  private final AtomicLong now = new AtomicLong(1_000_000);

  @Test
  @DisplayName("Four failures cost nothing, the fifth makes the next attempt wait a second")
  void fifthFailure_waitsASecond() {
    Throttle throttle = throttle(ACCOUNT);
    fail(throttle, 4);
    assertThat(throttle.delay("ann")).isZero();
    assertThat(throttle.failed("ann")).isTrue();
    assertThat(throttle.delay("ann")).isEqualTo(SECOND);
    assertThat(throttle.delay("bob")).isZero();
  }

  @Test
  @DisplayName("Each further failure doubles the wait, up to fifteen minutes")
  void furtherFailures_doubleTheWaitUpToTheLongest() {
    Throttle throttle = throttle(ACCOUNT);
    fail(throttle, 5);
    long expected = SECOND;
    for (int i = 0; i < 50; i++) {
      assertThat(throttle.delay("ann")).isEqualTo(expected);
      now.addAndGet(expected);
      assertThat(throttle.delay("ann")).isZero();
      assertThat(throttle.failed("ann")).as("a throttling that goes on does not begin").isFalse();
      expected = Math.min(15 * MINUTE, 2 * expected);
    }
    assertThat(expected).isEqualTo(15 * MINUTE);
  }

  @Test
  @DisplayName("Failures spread wider than the window are never held up")
  void slowFailures_neverWait() {
    Throttle throttle = throttle(ACCOUNT);
    for (int i = 0; i < 100; i++) {
      assertThat(throttle.failed("ann")).isFalse();
      now.addAndGet(76 * SECOND);
    }
    assertThat(throttle.delay("ann")).isZero();
  }

  @Test
  @DisplayName("A success forgets what was counted")
  void success_forgets() {
    Throttle throttle = throttle(ACCOUNT);
    fail(throttle, 8);
    throttle.succeeded("ann");
    assertThat(throttle.delay("ann")).isZero();
    fail(throttle, 4);
    assertThat(throttle.delay("ann")).isZero();
  }

  @Test
  @DisplayName("Waiting out the wait does not give five free failures again")
  void afterTheWait_oneFailureWaitsLonger() {
    Throttle throttle = throttle(ACCOUNT);
    fail(throttle, 5);
    now.addAndGet(10 * MINUTE);
    throttle.failed("ann");
    assertThat(throttle.delay("ann")).isEqualTo(2 * SECOND);
  }

  @Test
  @DisplayName("After a quiet time as long as the longest wait nothing is held against anybody")
  void quietTime_forgets() {
    Throttle throttle = throttle(ACCOUNT);
    fail(throttle, 5);
    now.addAndGet(SECOND + 15 * MINUTE);
    assertThat(throttle.failed("ann")).isFalse();
    assertThat(throttle.delay("ann")).isZero();
  }

  @Test
  @DisplayName("An address waits until the oldest of twenty failures is ten minutes old")
  void address_waitsForTheOldest() {
    Throttle throttle = throttle(ADDRESS);
    fail(throttle, 1);
    now.addAndGet(MINUTE);
    fail(throttle, 18);
    assertThat(throttle.delay("ann")).isZero();
    assertThat(throttle.failed("ann")).isTrue();
    assertThat(throttle.delay("ann")).isEqualTo(9 * MINUTE);
    now.addAndGet(9 * MINUTE);
    assertThat(throttle.delay("ann")).isZero();
    assertThat(throttle.failed("ann")).isFalse();
    assertThat(throttle.delay("ann")).isEqualTo(MINUTE);
  }

  @Test
  @DisplayName("Only so many keys are remembered, those used last")
  void manyKeys_areBounded() {
    Throttle throttle = new Throttle(ACCOUNT, 100, now::get);
    fail(throttle, 5);
    for (int i = 0; i < 10_000; i++) {
      throttle.failed("stranger" + i);
      assertThat(throttle.delay("ann")).isPositive();
    }
    assertThat(throttle.remembered()).isEqualTo(100);
  }

  private Throttle throttle(Throttle.Rule rule) {
    return new Throttle(rule, 1_000, now::get);
  }

  private static void fail(Throttle throttle, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed("ann");
    }
  }
}
