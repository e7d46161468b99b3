package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.process.OsUser;
import hubbub.process.Patience;
import hubbub.testing.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A session for each test, in the temporary folder. Its home is an empty one, so that nobody's own profile runs in a
 * test. Afterwards it is ended, and no process of it may be left.
 */
final class SessionFixture implements BeforeEachCallback, AfterEachCallback {
  static final Patience SHORT = new Patience(Duration.ofMillis(300), Duration.ofMillis(600));

  private Path home;
  private Session session;

  static SessionOptions options(Path home) {
    OsUser user = OsUser.ofTheHub();
    Map<String, String> environment = user.environment();
    environment.put("HOME", home.toString());
    return SessionOptions.of(user).withPatience(SHORT).withState(ShellState.of("/tmp", environment, "077"));
  }

  SessionOptions options() {
    return options(home);
  }

  Path home() {
    return home;
  }

  Session session() {
    return session;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    home = Files.createTempDirectory("home");
    session = Session.open(options());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    session.end().get(20, TimeUnit.SECONDS);
    assertThat(Processes.marked(session.mark())).as("processes of the session").isEmpty();
    assertThat(Path.of(session.folder())).as("folder of the session").doesNotExist();
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  /** Returns what {@code /proc/PID/stat} says of a command's program of that name, from its state on. */
  static Optional<String[]> stat(Command command, String name) {
    return ProcessTable.ofSession(command.shell()).stream()
        .map(entry -> Processes.read(Path.of("/proc/" + entry.pid(), "stat")))
        .filter(stat -> stat.contains("(" + name + ") "))
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ")).findFirst();
  }
}
