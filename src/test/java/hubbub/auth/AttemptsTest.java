package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTest {
  private final Attempts attempts = new Attempts(
      new Throttle.Rule(5, 300_000, 1_000, 900_000), new Throttle.Rule(20, 600_000, 0, 0), 100, () -> 7);

  @Test
  @DisplayName("Who waits is told for how many seconds, rounded up")
  void throttled_saysHowLong() {
    Name ann = Name.person("ann");
    for (int i = 0; i < 5; i++) {
      attempts.failed(ann, "192.0.2.1");
    }
    assertThatThrownBy(() -> attempts.check(Name.person("ANN"), "192.0.2.2"))
        .isInstanceOfSatisfying(Fault.class, fault -> {
          assertThat(fault.code()).isEqualTo(ErrorCode.THROTTLED);
          assertThat(fault.detail()).endsWith("Try again in 1 s.");
        });
  }

  @Test
  @DisplayName("A success clears the account but not the address it came from")
  void success_clearsTheAccountOnly() {
    for (int i = 0; i < 20; i++) {
      attempts.failed(Name.person("name" + i % 10), "192.0.2.1");
    }
    attempts.succeeded(Name.person("name1"));
    assertThatCode(() -> attempts.check(Name.person("name1"), "192.0.2.2")).doesNotThrowAnyException();
    assertThatThrownBy(() -> attempts.check(Name.person("name1"), "192.0.2.1")).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> attempts.check("192.0.2.1")).isInstanceOf(Fault.class);
  }

  @ParameterizedTest
  @CsvSource({
      "192.0.2.1, 192.0.2.1",
      "::ffff:192.0.2.1, 192.0.2.1",
      "::FFFF:192.0.2.1, 192.0.2.1",
      "2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
      "2001:db8:1:2::9, 20010db800010002::/64",
      "not an address, not an address",
      "'', ''",
  })
  @DisplayName("An IPv6 address counts as its /64, an IPv4 one as itself in either form")
  void address_countsAsItsNetwork(String address, String network) {
    assertThat(Attempts.network(address)).isEqualTo(network);
  }
}
