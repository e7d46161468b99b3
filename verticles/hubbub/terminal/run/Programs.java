package hubbub.terminal.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the few programs are that sessions need besides the shell. A user's PATH has no say in it. */
final class Programs {
  /** {@code env} knows {@code -0} in coreutils and busybox. */
  static final String ENV = find("env").orElse("/usr/bin/env");
  /** The shell of the keeper; any POSIX one will do. */
  static final String SH = find("sh").orElse("/bin/sh");

  private Programs() {}

  static Optional<String> find(String name) {
    return Stream.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/").map(folder -> folder + name)
        .filter(path -> Files.isExecutable(Path.of(path))).findFirst();
  }
}
