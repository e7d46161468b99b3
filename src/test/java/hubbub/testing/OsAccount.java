package hubbub.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A user of the operating system, in a group of its own and one more, with an empty home; gone when the test is over.
 * Only root can make one, see {@link #possible}.
 */
public final class OsAccount implements AutoCloseable {
  private final String name;
  private final Path home;

  private OsAccount(String name, Path home) {
    this.name = name;
    this.home = home;
  }

  /** Tells whether whoever runs the tests can make users. */
  public static boolean possible() {
    return "root".equals(System.getProperty("user.name"))
        && Stream.of("/usr/sbin/useradd", "/usr/sbin/groupadd").allMatch(path -> Files.isExecutable(Path.of(path)));
  }

  /** Makes one. */
  public static OsAccount make() {
    String name = "hub" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
    try {
      Path home = Files.createTempDirectory("home");
      insist("groupadd", name + "-more");
      insist("useradd", "--no-create-home", "--home-dir", home.toString(), "--user-group", "--groups", name + "-more",
          "--shell", "/bin/sh", name);
      insist("chown", name + ":" + name, home.toString());
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      return new OsAccount(name, home);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns its name, which is that of its first group too. */
  public String name() {
    return name;
  }

  /** Returns the name of its other group. */
  public String otherGroup() {
    return name + "-more";
  }

  /** Returns its home. */
  public Path home() {
    return home;
  }

  @Override
  public void close() {
    insist("userdel", name);
    insist("groupdel", otherGroup());
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  // Somebody else may just have the list of users locked, or a process of the user be about to vanish.
  private static void insist(String... command) {
    StringBuilder said = new StringBuilder();
    Await.until(String.join(" ", command), () -> {
      try {
        Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        said.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor() == 0;
      } catch (IOException failure) {
        throw new AssertionError(said.toString(), failure);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError(interrupted);
      }
    });
  }
}
