package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  @DisplayName("A secret has 1 to 256 visible characters")
  void secret_isShortAndVisible() {
    List.of("x", "x".repeat(256), "ä b").forEach(
        fitting -> assertThatCode(() -> Secrets.check(fitting)).doesNotThrowAnyException());
    List.of("", "x".repeat(257), "a\nb", "a\u0000", "\ud800").forEach(
        wrong -> assertThatThrownBy(() -> Secrets.check(wrong)).isInstanceOfSatisfying(Fault.class,
            fault -> assertThat(fault.code()).isEqualTo(ErrorCode.PASSWORD_INVALID)));
  }

  @Test
  @DisplayName("A random password has over 100 bits, can be typed on every protocol and is never made twice")
  void randomPassword_isStrongAndTypable() {
    List<String> made = IntStream.range(0, 1_000).mapToObj(i -> Secrets.password()).distinct().toList();
    assertThat(made).hasSize(1_000)
        .allMatch(password -> password.matches("([0-9a-hjkmnp-tv-z]{5}-){4}[0-9a-hjkmnp-tv-z]{5}"))
        .allMatch(Secrets::typable);
  }

  @Test
  @DisplayName("The first hash of a password is the one every adapter makes")
  void sha256_isLowerCaseHex() {
    assertThat(Secrets.sha256("pässword")).hasSize(64).matches("[0-9a-f]+");
    assertThat(Secrets.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  @DisplayName("No record that holds a secret shows it in its text form")
  void textForms_areMasked() {
    Name ann = Name.person("Ann");
    StoredAccount account = StoredAccount.fresh(ann, List.of("user"), "the-hash", 1);
    assertThat(account.toString()).contains("ann").doesNotContain("the-hash");
    assertThat(new Prover.Claim(ann, "the-secret", "192.0.2.1").toString()).doesNotContain("the-secret");
  }
}
