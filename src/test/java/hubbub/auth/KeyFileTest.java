package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  private static final long DAY = 86_400_000L;

  @TempDir
  private Path folder;

  @Test
  @DisplayName("The first start makes a key in a file for its owner only, the next one finds it")
  void firstStart_makesAKey() throws IOException {
    List<SigningKey> made = new KeyFile(folder.resolve("auth")).open(1_000, DAY, 0);
    Path file = folder.resolve("auth/keys.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(made).hasSize(1);
    assertThat(new KeyFile(folder.resolve("auth")).open(2_000, DAY, 0)).isEqualTo(made);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  @DisplayName("Without rotation a key stays for ever")
  void noRotation_keepsTheKey() {
    List<SigningKey> made = new KeyFile(folder).open(0, DAY, 0);
    assertThat(new KeyFile(folder).open(10_000 * DAY, DAY, 0)).isEqualTo(made);
  }

  @Test
  @DisplayName("A key that is old enough is followed by another and stays until its last token has expired")
  void oldKey_isFollowedAndDropped() {
    SigningKey first = new KeyFile(folder).open(0, DAY, 30 * DAY).getFirst();
    assertThat(new KeyFile(folder).open(30 * DAY - 1, DAY, 30 * DAY)).containsExactly(first);
    List<SigningKey> both = new KeyFile(folder).open(30 * DAY, DAY, 30 * DAY);
    assertThat(both).hasSize(2).startsWith(first);
    assertThat(new KeyFile(folder).open(31 * DAY, DAY, 30 * DAY)).isEqualTo(both);
    assertThat(new KeyFile(folder).open(31 * DAY + 1, DAY, 30 * DAY)).containsExactly(both.getLast());
  }

  @Test
  @DisplayName("A key stays as long as its longest-lived token, also when tokens live shorter by now")
  void shorterLife_keepsTheKeyForTheLongestToken() {
    new KeyFile(folder).open(0, DAY, 0);
    new KeyFile(folder).open(1, 10 * DAY, 0);
    assertThat(new KeyFile(folder).open(30 * DAY, DAY, 30 * DAY)).hasSize(2);
    assertThat(new KeyFile(folder).open(39 * DAY, DAY, 30 * DAY)).hasSize(2);
    assertThat(new KeyFile(folder).open(41 * DAY, DAY, 30 * DAY)).hasSize(1);
  }

  @Test
  @DisplayName("A key file that others can read is closed to them")
  void exposedFile_isGuarded() throws IOException {
    List<SigningKey> made = new KeyFile(folder).open(0, DAY, 0);
    Path file = folder.resolve("keys.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(new KeyFile(folder).open(0, DAY, 0)).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
  }

  @Test
  @DisplayName("A damaged key file stops the start with what to do, and stays as it is")
  void damagedFile_isRefused() throws IOException {
    Path file = folder.resolve("keys.json");
    for (String content : List.of("", "{", "{\"keys\":[]}", "{\"keys\":[{\"kid\":\"a\",\"secret\":\"c2hvcnQ\"}]}",
        "{\"keys\":[{\"kid\":\"a\",\"created_at\":1,\"longest_life\":1,\"secret\":\"c2hvcnQ\"}]}")) {
      Files.writeString(file, content);
      assertThatThrownBy(() -> new KeyFile(folder).open(0, DAY, 0)).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(file.toString()).hasMessageContaining("damaged").hasMessageNotContaining("c2hvcnQ");
      assertThat(file).hasContent(content);
    }
  }
}
