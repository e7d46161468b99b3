package hubbub.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OsUserTest {
  @Test
  @DisplayName("Users are known by name, the hub's own too")
  void users_areKnown() {
    assertThat(OsUser.named("root")).hasValueSatisfying(root -> assertThat(root.uid()).isZero());
    assertThat(OsUser.named(OsUser.ofTheHub().name())).contains(OsUser.ofTheHub());
    assertThat(OsUser.named("no such user")).isEmpty();
    assertThat(OsUser.named("root\0")).isEmpty();
  }
}
