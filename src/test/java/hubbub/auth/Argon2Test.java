package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Argon2Test {
  private final Argon2 cheap = new Argon2(new Argon2.Cost(64, 2, 1));

  @Test
  @DisplayName("A hash that the reference implementation's own test expects is accepted")
  void referenceHash_matches() {
    String reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    assertThat(cheap.matches("password", reference)).isTrue();
    assertThat(cheap.matches("passwore", reference)).isFalse();
  }

  @Test
  @DisplayName("The secret that made a hash matches it, any other does not")
  void secret_matchesItsHashOnly() {
    String hash = cheap.hash("secret");
    assertThat(hash).matches("\\$argon2id\\$v=19\\$m=64,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(cheap.matches("secret", hash)).isTrue();
    assertThat(cheap.matches("Secret", hash)).isFalse();
    assertThat(cheap.hash("secret")).isNotEqualTo(hash);
  }

  @Test
  @DisplayName("A hash is checked with its own parameters and known to be outdated under others")
  void otherParameters_stillMatchAndAreOutdated() {
    Argon2 later = new Argon2(new Argon2.Cost(128, 1, 2));
    String hash = cheap.hash("secret");
    assertThat(later.matches("secret", hash)).isTrue();
    assertThat(later.outdated(hash)).isTrue();
    assertThat(cheap.outdated(hash)).isFalse();
  }

  @Test
  @DisplayName("A damaged hash is a defect whose message does not show it")
  void damagedHash_isNotShown() {
    assertThatThrownBy(() -> cheap.matches("secret", "$argon2id$v=19$broken"))
        .isInstanceOf(IllegalStateException.class).hasMessageNotContaining("broken");
  }
}
