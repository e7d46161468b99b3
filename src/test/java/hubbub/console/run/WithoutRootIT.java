package hubbub.console.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hubbub.process.CannotRun;
import hubbub.process.OsUser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub can do that is not root; where the tests run as root, a program that runs as {@code nobody} tells. */
class WithoutRootIT {
  @TempDir
  private Path folder;

  /** Writes into a file what becomes of a console as the own user, and of one as root. */
  public static void main(String... arguments) throws IOException {
    Ran ran = Ran.start(Ran.shell("id -un; pwd")).toItsEnd();
    List<String> said = new ArrayList<>();
    said.add(String.join(" ", ran.lines()) + " " + ran.status());
    OsUser root = OsUser.named("root").orElseThrow();
    said.add(root.obstacle().orElse("none") + ", " + OsUser.ofTheHub().obstacle().orElse("none"));
    try {
      Ran.start(Launch.of(root, List.of("id")));
    } catch (CannotRun refused) {
      said.add(refused.getMessage());
    }
    Files.write(Path.of(arguments[0]), said);
  }

  @Test
  @DisplayName("Consoles run as the hub's own user, and as others are refused with the reason")
  void others_areRefused() throws Exception {
    OsUser own = OsUser.ofTheHub();
    OsUser runner = own.uid() == 0 ? OsUser.named("nobody").orElseThrow() : own;
    assumeTrue(runner.obstacle().isEmpty(), "setpriv is missing");
    String home = Files.isDirectory(Path.of(runner.home())) ? runner.home() : "/";
    String reason = "the hub has to be root to run programs as root";
    assertThat(said(runner)).containsExactly(runner.name() + " " + home + " 0", reason + ", none", reason);
  }

  private List<String> said(OsUser runner) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> line = new ArrayList<>(runner.switching());
    line.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Djava.io.tmpdir=" + folder,
        "-Djna.tmpdir=" + folder, "--enable-native-access=ALL-UNNAMED", "-cp", readableClassPath(),
        WithoutRootIT.class.getName(), folder.resolve("said").toString()));
    assertThat(new ProcessBuilder(line).directory(folder.toFile()).inheritIO().start().waitFor()).isZero();
    return Files.readAllLines(folder.resolve("said"));
  }

  // The repository of libraries and this folder are root's, who need not let others read them.
  private String readableClassPath() throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path from = Path.of(entry);
      Path to = folder.resolve("classes" + copies.size() + "-" + from.getFileName());
      try (Stream<Path> files = Files.exists(from) ? Files.walk(from) : Stream.empty()) {
        for (Path file : files.toList()) {
          Path copy = to.resolve(from.relativize(file).toString());
          Files.copy(file, copy);
          Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
      copies.add(to.toString());
    }
    return String.join(File.pathSeparator, copies);
  }
}
