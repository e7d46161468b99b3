package hubbub.launch;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleIT {
  private static final String PROBE = DrainingVerticle.class.getName();
  private static final String CLASSES = Path.of("target", "test-classes").toAbsolutePath().toString();

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  @DisplayName("The first signal lets the verticle stop in its own time, then the process ends with 0")
  void firstSignal_drains(String signal) {
    try (Program program = Program.vertx(folder, "run", PROBE, "-cp", CLASSES)) {
      program.says("probe.started");
      program.signal(signal);
      assertThat(program.exitCode()).isZero();
      assertThat(program.errors()).contains("stop.begun signal=" + signal).contains("probe.stopped")
          .contains("stop.done drained=true").doesNotContain("\tat ");
      assertThat(program.output()).isEmpty();
    }
  }

  @Test
  @DisplayName("A second signal ends a process that hangs at once")
  void secondSignal_endsAtOnce() {
    try (Program program = Program.vertx(folder, "run", PROBE, "-cp", CLASSES, "-conf", "{\"hangs\": true}")) {
      program.says("probe.started");
      program.signal("TERM");
      program.says("probe.stopping");
      assertThat(program.isAlive()).isTrue();
      program.signal("INT");
      assertThat(program.exitCode()).isEqualTo(130);
    }
  }

  @Test
  @DisplayName("A signal during the start ends the start, which is no failure to tell")
  void signalDuringStart_endsIt() {
    try (Program program = Program.vertx(folder, "run", PROBE, "-cp", CLASSES, "-conf", "{\"startsForEver\": true}")) {
      program.says("probe.starting");
      program.signal("TERM");
      assertThat(program.exitCode()).isZero();
      assertThat(program.errors()).contains("stop.done").doesNotContain("vertx:").doesNotContain("\tat ");
    }
  }

  @Test
  @DisplayName("A relative configuration file is taken from the working directory before the distribution")
  void configuration_isTakenFromTheWorkingDirectory() throws IOException {
    Files.createDirectories(folder.resolve("conf"));
    Files.writeString(folder.resolve("conf/hub.json"), "{\"data\": \"mine\"}");
    try (Program program = Program.vertx(folder, "run", PROBE, "-cp", CLASSES, "-conf", "conf/hub.json")) {
      program.says("probe.started data=mine");
    }
  }

  @Test
  @DisplayName("It starts through a link, with an older Java in JAVA_HOME and none on the PATH")
  void script_findsItselfAndJava() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("hub"), Program.DISTRIBUTION.resolve("bin/vertx"));
    Map<String, String> environment = Map.of("JAVA_HOME", "/nonexistent", "PATH", "/bin:/usr/bin");
    try (Program program = Program.start(folder, link, environment, "--version")) {
      assertThat(program.exitCode()).isZero();
      assertThat(program.output()).contains("Hubbub");
    } finally {
      Files.delete(link);
    }
  }

  @Test
  @DisplayName("HUBBUB_LOG_LEVEL turns the log down")
  void logLevel_isTakenFromTheEnvironment() {
    try (Program program = Program.start(folder, Program.DISTRIBUTION.resolve("bin/vertx"),
        Map.of("HUBBUB_LOG_LEVEL", "ERROR"), "run", PROBE, "-cp", CLASSES, "-conf", "{\"failure\": \"no\"}")) {
      assertThat(program.exitCode()).isEqualTo(1);
      assertThat(program.errors()).startsWith("vertx: no");
    }
  }
}
