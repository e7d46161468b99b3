package hubbub.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the few programs are that the hub itself needs of the operating system. A user's PATH has no say in it. */
public final class Programs {
  /** {@code env} knows {@code -0} in coreutils and busybox. */
  public static final String ENV = find("env").orElse("/usr/bin/env");
  /** The shell of the keeper; any POSIX one will do. */
  public static final String SH = find("sh").orElse("/bin/sh");
  /** The shell that commands want, and that limits are set by. */
  public static final String BASH = find("bash").orElse("/bin/bash");

  private Programs() {}

  /** Returns the path of a program, if it is there. */
  public static Optional<String> find(String name) {
    return Stream.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/").map(folder -> folder + name)
        .filter(path -> Files.isExecutable(Path.of(path))).findFirst();
  }
}
